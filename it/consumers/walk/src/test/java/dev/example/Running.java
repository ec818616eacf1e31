package dev.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, as a user starts it from a shell, and what it printed so far. */
final class Running implements AutoCloseable {

    private static final long LONGEST_MINUTES = 3;
    private static final Path SIGNALS = Path.of("/proc/self/status");
    private static final long SIGINT_BIT = 1L << 1;

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder printed = new StringBuilder();

    private Running(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * With these variables, in a UTF-8 locale if they name none, and without those of this build that say where a service or a
     * proxy is.
     */
    static Running start(Path folder, Map<String, String> environment, List<String> program) throws IOException {
        List<String> command = new ArrayList<>();
        if (ignoresInterrupts()) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(program);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(Running::leadsElsewhere);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        Process process = builder.start();
        // Not when it has ended: that would close what it printed before it is read.
        process.onExit().orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES).exceptionally(late -> process.destroyForcibly());
        return new Running(process);
    }

    /** Reads up to a line that holds this text; fails if the program ends before. */
    String awaitLine(String part) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.append(line).append('\n');
            if (line.contains(part)) {
                return line;
            }
        }
        throw new AssertionError("The program ended without '" + part + "': " + printed);
    }

    /** As Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
    }

    Said end() throws IOException, InterruptedException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.append(line).append('\n');
        }
        return new Said(process.waitFor(), printed.toString());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static boolean leadsElsewhere(String variable) {
        return variable.startsWith("DASHSCOPE")
                || variable.startsWith("WANEDIT")
                || variable.startsWith("JAVA_TOOL")
                || variable.toUpperCase(Locale.ROOT).endsWith("_PROXY");
    }

    /** A build in the background of a shell hands down that SIGINT is ignored, and a JVM leaves it so. */
    private static boolean ignoresInterrupts() {
        if (!Files.isReadable(SIGNALS)) {
            return false;
        }
        try (var lines = Files.lines(SIGNALS)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .anyMatch(mask -> (mask & SIGINT_BIT) != 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
