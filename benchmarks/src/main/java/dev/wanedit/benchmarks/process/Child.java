package dev.wanedit.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of this benchmark, which is asked and answers by lines, and ends when its input does. */
public final class Child implements AutoCloseable {

    private final Process process;
    private final PrintStream input;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a class of the class path of this process with {@link #JVM the same options} as all others. */
    public static Child start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** The same, started by another program. */
    public static Child start(List<String> by, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(by);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /**
     * The serial collector counts bytes exactly, and has no threads of its own that would cost CPU time. It leaves no gaps,
     * which would count as used.
     */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:MarkSweepAlwaysCompactCount=1",
            "-Xms256m",
            "-Xmx512m",
            "-Dslf4j.internal.verbosity=ERROR");

    public String read() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("A process of the benchmark has ended.");
        }
        return line;
    }

    public String ask(String line) throws IOException {
        say(line);
        return read();
    }

    public void say(String line) {
        input.println(line);
    }

    /** Ends its input, and waits until it has ended. */
    public void end() throws IOException {
        input.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The wait for a process of the benchmark was interrupted.");
        }
    }

    @Override
    public void close() {
        input.close();
        process.destroy();
    }
}
