package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.FakeProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the environment of a process says of its network, and what its JVM decides once. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class NetworkIT {

    private static final String SERVICE = "https://dashscope.example.com/api/v1";

    private final FakeProxy proxy = FakeProxy.start();

    @TempDir
    private Path folder;

    @AfterEach
    void stopProxy() {
        proxy.close();
    }

    /** In a process of its own, since the JDK reads once, for the whole JVM, whether it may say a password to a proxy. */
    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void submit_whenTheProxyRefusesTheLogin_exits5AndNamesIt(String transport) throws Exception {
        proxy.requiring("user", "another");

        Cli.Ran ran = forked(
                Map.of("HTTPS_PROXY", proxy.url("user", "TOPSECRET").toString()),
                "submit",
                "--video",
                "https://example.com/clip.mp4",
                "--base-url",
                SERVICE,
                "--transport",
                transport);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(5);
        assertThat(ran.err())
                .contains(proxy.address(), "status 407", "user and the password in the proxy's URL")
                .doesNotContain("TOPSECRET");
        assertThat(proxy.heads()).singleElement().asString().contains("Proxy-Authorization: Basic ");
    }

    @Test
    void submit_whenTheCertificateIsNotTrusted_exits5AndNamesTheTrustStore() throws Exception {
        try (FakeDashScope encrypted = FakeDashScope.builder().testClock().tls().start()) {
            Cli.Ran ran = forked(
                    Map.of(),
                    "submit",
                    "--video",
                    "https://example.com/clip.mp4",
                    "--base-url",
                    encrypted.baseUrl().toString());

            assertThat(ran.exitCode()).as(ran.err()).isEqualTo(5);
            assertThat(ran.err())
                    .contains("certificate is not trusted", "-Djavax.net.ssl.trustStore=FILE behind the word java");
            assertThat(encrypted.requests()).isEmpty();
        }
    }

    @Test
    void list_withProxyNone_ignoresTheEnvironment(FakeDashScope fake) throws Exception {
        Cli.Ran ran = forked(
                Map.of("HTTP_PROXY", "socks5://127.0.0.1:1", "DASHSCOPE_API_KEY", fake.apiKey()),
                "list",
                "--proxy",
                "none",
                "--base-url",
                fake.baseUrl().toString());

        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    private Cli.Ran forked(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(Map.of("DASHSCOPE_API_KEY", "sk-test-0123456789abcdef"));
        all.putAll(environment);
        try (PackedProgram program = PackedProgram.start(folder, all, args)) {
            return program.end();
        }
    }
}
