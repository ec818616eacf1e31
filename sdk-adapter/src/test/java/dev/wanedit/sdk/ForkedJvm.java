package dev.wanedit.sdk;

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

/** Runs a class of these tests in a JVM of its own, whose globals it may use as it likes. */
final class ForkedJvm {

    private final Predicate<String> onClassPath;
    private final Map<String, String> environment;

    /**
     * @param onClassPath which files of this JVM's class path the other one has, by their paths
     * @param environment what the other one's environment has besides
     */
    ForkedJvm(Predicate<String> onClassPath, Map<String, String> environment) {
        this.onClassPath = onClassPath;
        this.environment = environment;
    }

    /** What it printed, line by line, if it ended well in that time. */
    List<String> run(Class<?> main, Duration atMost, Path folder, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "forked", ".txt");
        Process process = start(main, output, arguments);
        boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(
                    main.getSimpleName() + (ended ? " failed:\n" : " did not end within " + atMost + ":\n") + printed);
        }
        return printed.lines().toList();
    }

    private Process start(Class<?> main, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp"));
        command.add(classPath());
        command.add(main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("DASHSCOPE_"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    private String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(onClassPath)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
