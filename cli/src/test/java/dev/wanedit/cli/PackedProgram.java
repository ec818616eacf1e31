package dev.wanedit.cli;

import dev.wanedit.cli.process.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The packed jar in a process of its own, as a user starts it, without a terminal, in an environment that holds what the
 * test says only.
 */
public final class PackedProgram implements AutoCloseable {

    static final Path JAR = Path.of("target", "wanedit.jar").toAbsolutePath();

    /** Made by the build when the jar is packed; without it, or for another jar, a start takes twice the time. */
    static final Path CLASSES = JAR.resolveSibling("wanedit.jsa");

    /** How the program calls itself in commands that are printed to be pasted. */
    static final String NAME = "java -jar " + Shell.quote(JAR.toString());

    /** When something is missed: against hanging, not against load. */
    public static final Duration SOON = Duration.ofSeconds(100);

    private static final Path SIGNALS = Path.of("/proc/self/status");
    private static final long SIGINT_BIT = 1L << 1;

    private final Process process;
    private final BufferedReader err;
    private final StringBuilder seen = new StringBuilder();

    private PackedProgram(Process process) {
        this.process = process;
        this.err = process.errorReader(StandardCharsets.UTF_8);
    }

    /** @param home the folder that the user's own files are in */
    static PackedProgram start(Path home, Map<String, String> environment, String... args) throws IOException {
        return start(JAR, Path.of("").toAbsolutePath(), home, environment, List.of(args));
    }

    /**
     * Another jar, and from another folder.
     *
     * @param jar absolute, or relative to that folder
     */
    static PackedProgram start(Path jar, Path folder, Path home, Map<String, String> environment, List<String> args)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (ignoresInterrupts()) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.home=" + home));
        if (jar.equals(JAR) && Files.exists(CLASSES)) {
            // One that an older build has left is ignored; the JVM need not say so on standard output.
            command.addAll(List.of("-XX:SharedArchiveFile=" + CLASSES, "-Xlog:cds*=off"));
        }
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(PackedProgram::leadsElsewhere);
        builder.environment().putAll(environment);
        return new PackedProgram(builder.start());
    }

    private static boolean leadsElsewhere(String variable) {
        return variable.startsWith("DASHSCOPE")
                || variable.startsWith("WANEDIT")
                || variable.toUpperCase(Locale.ROOT).endsWith("_PROXY")
                || variable.equals("XDG_STATE_HOME")
                || variable.equals("LOCALAPPDATA");
    }

    /** Reads standard error up to a line that holds this text; fails when it ends first. */
    String awaitOnStderr(String text) throws IOException {
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            seen.append(line).append('\n');
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("Standard error ended without '" + text + "': " + seen);
    }

    /** As Ctrl-C does. The shell's own kill serves, since not every machine has the program. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
    }

    /** As {@code kill -9} does; returns when the process is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    Cli.Ran end() throws IOException, InterruptedException {
        // Both at once: a process that fills one pipe waits for a reader of it.
        CompletableFuture<Void> rest = CompletableFuture.runAsync(this::readErr, task -> new Thread(task).start());
        String out = text(process.getInputStream());
        rest.join();
        if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The program did not end: " + seen);
        }
        return new Cli.Ran(process.exitValue(), out, seen.toString());
    }

    private void readErr() {
        try {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                seen.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes its standard input, as for a program in the background. */
    void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    BufferedReader out() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** A build in the background of a shell hands down that SIGINT is ignored, and a JVM leaves it so. */
    private static boolean ignoresInterrupts() {
        if (!Files.isReadable(SIGNALS)) {
            return false;
        }
        try (var lines = Files.lines(SIGNALS)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring("SigIgn:".length()).trim(), 16))
                    .anyMatch(mask -> (mask & SIGINT_BIT) != 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
