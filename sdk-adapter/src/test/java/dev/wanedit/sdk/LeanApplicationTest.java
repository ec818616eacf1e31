package dev.wanedit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.process.ForkedJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeanApplicationTest {

    /** All that an application with this adapter gets, the test's own classes aside. */
    private static final List<String> NEEDED = List.of(
            "core",
            "okhttp-exchange",
            "sdk-adapter",
            "dashscope-sdk-java",
            "okhttp-4",
            "okhttp-sse-4",
            "okio-jvm",
            "kotlin-stdlib",
            "gson",
            "slf4j-api",
            "rxjava-3",
            "reactive-streams",
            "resilience4j");

    /** Shorter than the minute for which threads of the SDK's own client would keep the JVM. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void application_withNothingElseOnItsClassPath_worksAndEndsThoughNobodyCloses(@TempDir Path folder)
            throws IOException, InterruptedException {
        Predicate<String> needed = path -> NEEDED.stream().anyMatch(part -> isOf(path, part));
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start()) {
            List<String> printed = ForkedJvm.plain()
                    .seeing(needed)
                    .run(LeanApplication.class, SOON, folder, fake.baseUrl().toString(), fake.apiKey());

            assertThat(printed).contains("PENDING");
            assertThat(printed).noneMatch(line -> line.contains(fake.apiKey()));
            assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
        }
    }

    /** A jar of the repository, a jar of a module, or a module's folder of classes. */
    private static boolean isOf(String path, String part) {
        String file = Path.of(path).getFileName().toString();
        return file.startsWith(part)
                || file.startsWith("wanedit-" + part)
                || Stream.of("classes", "test-classes")
                        .anyMatch(classes -> Path.of(path).endsWith(Path.of(part, "target", classes)));
    }
}
