package dev.wanedit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the Java example out of the README as it stands there, compiles it, and runs it against the fake service. */
class QuickStartTest {

    private static final String FENCE = "```";
    private static final Duration STEP = Duration.ofMillis(50);

    private final FakeDashScope fake = FakeDashScope.builder()
            .pending(Duration.ZERO)
            .running(Duration.ZERO)
            .start();
    private final Map<String, String> settings = Map.of(
            "wanedit.base-url", fake.baseUrl().toString(),
            "wanedit.api-key", fake.apiKey(),
            // Here are several transports, which an application of one dependency has not.
            "wanedit.transport", "jdk");
    private final PrintStream stdout = System.out;

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        System.setOut(stdout);
        settings.keySet().forEach(System::clearProperty);
        RxJavaPlugins.setComputationSchedulerHandler(null);
        fake.close();
    }

    @Test
    void javaExample_whenCompiledAndRun_bringsTheEditedVideoHome() throws Exception {
        TestScheduler time = new TestScheduler();
        RxJavaPlugins.setComputationSchedulerHandler(real -> time);
        settings.forEach(System::setProperty);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Path target = folder.resolve("edited.mp4");

        runWhileTimePasses(compiledExample(), target, time);

        assertThat(target).hasBinaryContent(FakeDashScope.clip());
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(target.toString());
        assertThat(fake.tasks()).singleElement().satisfies(task -> {
            assertThat(task.prompt()).isEqualTo("Make it snow");
            assertThat(task.parameters()).isEqualTo(Map.of("resolution", "720P"));
        });
    }

    private Class<?> compiledExample() throws IOException, ClassNotFoundException {
        Path source = Files.writeString(folder.resolve("QuickStart.java"), javaBlock());
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
        assertThat(failed).as("errors of the compiler").isZero();
        URL[] path = {folder.toUri().toURL()};
        return new URLClassLoader(path, getClass().getClassLoader()).loadClass("QuickStart");
    }

    private static String javaBlock() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        int begin = readme.indexOf(FENCE + "java\n") + FENCE.length() + "java\n".length();
        return readme.substring(begin, readme.indexOf(FENCE, begin));
    }

    /** The first query comes after five seconds, which pass here as fast as the exchanges allow. */
    private static void runWhileTimePasses(Class<?> example, Path target, TestScheduler time) throws Exception {
        FutureTask<Void> run = new FutureTask<>(() -> {
            example.getMethod("main", String[].class).invoke(null, (Object) new String[] {target.toString()});
            return null;
        });
        Thread thread = new Thread(run, "quick-start");
        thread.start();
        while (thread.isAlive()) {
            time.advanceTimeBy(STEP.toMillis(), TimeUnit.MILLISECONDS);
            thread.join(1);
        }
        run.get();
    }
}
