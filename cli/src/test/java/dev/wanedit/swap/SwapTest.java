package dev.wanedit.swap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.readme.HurriedRun;
import dev.wanedit.readme.ReadmeExample;
import dev.wanedit.testkit.FakeDashScope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** One compiled class, three class paths: the transport is swapped as a dependency, and no Java code changes. */
class SwapTest {

    static final List<String> ADAPTERS = Sides.ADAPTERS;

    private static final String CLIP = Path.of("samples", "clip.mp4").toString();
    private static final String REFERENCE = Path.of("samples", "reference.png").toString();

    @TempDir
    private static Path compiled;

    private final FakeDashScope fake = FakeDashScope.builder()
            .testClock()
            .pending(Duration.ZERO)
            .running(Duration.ZERO)
            .start();
    private final Map<String, String> settings =
            Map.of("wanedit.base-url", fake.baseUrl().toString(), "wanedit.api-key", fake.apiKey());
    private final ClassLoader context = Thread.currentThread().getContextClassLoader();
    private final PrintStream stdout = System.out;

    @TempDir
    private Path folder;

    /** Once, and against core alone: no adapter is known to it. */
    @BeforeAll
    static void compile() throws Exception {
        ReadmeExample.compile(compiled, ClassPath.ofCore().joined());
    }

    @AfterEach
    void restore() {
        System.setOut(stdout);
        settings.keySet().forEach(System::clearProperty);
        Thread.currentThread().setContextClassLoader(context);
        fake.close();
    }

    @ParameterizedTest
    @FieldSource("ADAPTERS")
    void program_whenOnlyTheClassPathChanges_runsOverTheOtherTransport(String adapter) throws Exception {
        settings.forEach(System::setProperty);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Path target = folder.resolve("edited.mp4");

        try (URLClassLoader alone = new URLClassLoader(classPath(adapter), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(alone);
            alone.loadClass(HurriedRun.class.getName())
                    .getMethod("of", Class.class, String[].class)
                    .invoke(null, alone.loadClass(ReadmeExample.CLASS), new String[] {CLIP, REFERENCE, target.toString()
                    });
        }

        assertThat(target).hasSameBinaryContentAs(Path.of(CLIP));
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).contains(target.toString());
        assertThat(fake.tasks()).hasSize(1);
        assertThat(fake.requests())
                .extracting(request -> request.header("User-Agent").orElse(""))
                .isNotEmpty()
                .allMatch(agent -> agent.endsWith(" (" + adapter + ")"), "sent over " + adapter);
    }

    /** The program, what makes its time pass, and the adapter with what it needs. */
    private static URL[] classPath(String adapter) throws Exception {
        List<URL> urls = new ArrayList<>();
        urls.add(compiled.toUri().toURL());
        urls.add(HurriedRun.class.getProtectionDomain().getCodeSource().getLocation());
        urls.addAll(ClassPath.ofAdapter(adapter).urls());
        return urls.toArray(URL[]::new);
    }
}
