package dev.wanedit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeProxy;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes the program out of the page about the network, compiles it, and runs it over each transport. */
class NetworkGuideTest {

    private static final Path PAGE = Path.of("..", "docs", "network.md");
    private static final String PASSWORD = "changeit";

    private final FakeDashScope fake = FakeDashScope.builder()
            .testClock()
            .tls()
            .pending(Duration.ZERO)
            .running(Duration.ZERO)
            .start();
    private final FakeProxy proxy = FakeProxy.start();
    private final Map<String, String> settings =
            Map.of("wanedit.base-url", fake.baseUrl().toString(), "wanedit.api-key", fake.apiKey());

    private final PrintStream stdout = System.out;

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        System.setOut(stdout);
        settings.keySet().forEach(System::clearProperty);
        System.clearProperty("wanedit.transport");
        proxy.close();
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void example_whenCompiledAndRun_editsThroughTheProxy(String transport) throws Exception {
        settings.forEach(System::setProperty);
        System.setProperty("wanedit.transport", transport);
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        Path target = folder.resolve("edited.mp4");
        ReadmeExample.compile(PAGE, "BehindAProxy", folder, System.getProperty("java.class.path"));

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            HurriedRun.of(
                    loader.loadClass("BehindAProxy"),
                    proxy.url().toString(),
                    trustStore().toString(),
                    PASSWORD,
                    target.toString());
        }

        assertThat(target).hasBinaryContent(FakeDashScope.clip());
        assertThat(fake.requests()).allMatch(RecordedRequest::tls);
        assertThat(fake.requests(RequestKind.CREATE))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.header("X-DashScope-DataInspection")).isPresent());
        assertThat(proxy.heads()).hasSize(fake.connectionsAccepted()).allMatch(head -> head.startsWith("CONNECT "));
    }

    private Path trustStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("fake", fake.clientTrustManager().getAcceptedIssuers()[0]);
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
