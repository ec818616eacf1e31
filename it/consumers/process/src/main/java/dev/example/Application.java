package dev.example;

import dev.wanedit.testkit.FakeDashScope;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The application in a process of its own, with nothing on its class path but what Maven resolved for run time. */
public final class Application {

    private static final String CLASS_PATH =
            "target/classes" + File.pathSeparator + System.getProperty("runtime.classpath");
    private static final long LONGEST_MINUTES = 2;

    private Application() {}

    /** The jars of others that it has, by their names. */
    public static TreeSet<String> libraries() {
        return namesOfLibraries(CLASS_PATH);
    }

    /** The jars that are not ours. */
    public static TreeSet<String> namesOfLibraries(String classPath) {
        TreeSet<String> names = new TreeSet<>();
        for (String entry : classPath.strip().split(File.pathSeparator)) {
            String name = Path.of(entry).getFileName().toString();
            if (name.endsWith(".jar") && !name.startsWith("wanedit-")) {
                names.add(name);
            }
        }
        return names;
    }

    /** What it printed when it ended well, with this service for its own. */
    public static String run(Class<?> main, FakeDashScope fake, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", CLASS_PATH, main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "DASHSCOPE_API_KEY", fake.apiKey(),
                        "DASHSCOPE_HTTP_BASE_URL", fake.baseUrl().toString()));
        Process process = builder.start();
        // Not when it has ended: that would close what it printed before it is read.
        process.onExit().orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES).exceptionally(late -> process.destroyForcibly());
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(main.getName() + " ended with " + process.exitValue() + ": " + printed);
        }
        return printed;
    }
}
