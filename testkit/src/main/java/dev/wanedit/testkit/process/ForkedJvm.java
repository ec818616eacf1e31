package dev.wanedit.testkit.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs a class of the tests in a separate JVM, whose heap and global state it may use freely. Immutable. */
public final class ForkedJvm {

    private final List<String> shell;
    private final List<String> options;
    private final Predicate<String> onClassPath;
    private final Map<String, String> environment;

    private ForkedJvm(
            List<String> shell, List<String> options, Predicate<String> onClassPath, Map<String, String> environment) {
        this.shell = shell;
        this.options = options;
        this.onClassPath = onClassPath;
        this.environment = environment;
    }

    /** A JVM with this JVM's class path, in an environment without settings for wanedit. */
    public static ForkedJvm plain() {
        return new ForkedJvm(List.of(), List.of(), path -> true, Map.of());
    }

    /** The same with options of the JVM, such as {@code -Xmx32m}. */
    public ForkedJvm with(String... jvmOptions) {
        return new ForkedJvm(shell, List.of(jvmOptions), onClassPath, environment);
    }

    /** The same with only some files of the class path, chosen by their paths. */
    public ForkedJvm seeing(Predicate<String> paths) {
        return new ForkedJvm(shell, options, paths, environment);
    }

    /** The same with these variables in its environment. */
    public ForkedJvm knowing(Map<String, String> variables) {
        return new ForkedJvm(shell, options, onClassPath, variables);
    }

    /** The same, started by a command that sets limits and then executes it, such as {@code setpriv --no-new-privs}. */
    public ForkedJvm under(String... command) {
        return new ForkedJvm(List.of(command), options, onClassPath, environment);
    }

    /**
     * Runs it and returns the lines that it printed.
     *
     * @param main the class to run
     * @param atMost how long it may take, in real time
     * @param folder where its output is kept meanwhile
     * @param arguments the arguments of its {@code main}
     * @throws AssertionError with all its output, if it failed or took too long
     */
    public List<String> run(Class<?> main, Duration atMost, Path folder, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "forked", ".txt");
        Process process =
                command(main, arguments).redirectOutput(output.toFile()).start();
        boolean ended;
        try {
            ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(
                    main.getSimpleName() + (ended ? " failed:\n" : " did not end within " + atMost + ":\n") + printed);
        }
        return printed.lines().toList();
    }

    /** Starts it for a test that talks to it or kills it. */
    public RunningJvm start(Class<?> main, String... arguments) throws IOException {
        return new RunningJvm(main.getSimpleName(), command(main, arguments).start());
    }

    private ProcessBuilder command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(shell);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"));
        command.add(
                "-Dslf4j.internal.verbosity=ERROR"); // slf4j's warning of a missing back end must not be part of the
        // output.
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("DASHSCOPE") || name.startsWith("WANEDIT"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true);
    }

    private String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(onClassPath)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
