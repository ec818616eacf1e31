package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.FakeProxy;
import dev.wanedit.testkit.Stage;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeDashScopeExtension.class)
class NetworkOptionsTest {

    private static final String SERVICE = "https://dashscope.example.com/api/v1";

    private final FakeProxy proxy = FakeProxy.start();

    @TempDir
    private Path folder;

    @AfterEach
    void stopProxy() {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void edit_withProxyAndHeaders_goesThroughItWithThem(String transport, FakeDashScope fake) {
        proxy.requiring("user", "TOPSECRET");
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));

        Cli.Ran ran = new Cli(fake, folder)
                .run(
                        "edit",
                        "--transport",
                        transport,
                        "--proxy",
                        proxy.url("user", "TOPSECRET").toString(),
                        "--header",
                        "X-Gateway-Key:  TOPSECRET ",
                        "--video",
                        Cli.CLIP.toString(),
                        "--out",
                        folder.resolve("edited.mp4").toString(),
                        "-v");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(proxy.heads()).hasSize(fake.count(Stage.ANY));
        assertThat(fake.requests(Stage.CREATE))
                .allSatisfy(
                        request -> assertThat(request.header("X-Gateway-Key")).contains("TOPSECRET"));
        assertThat(ran.out() + ran.err()).doesNotContain("TOPSECRET");
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

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void submit_whenTheProxyOpensNoTunnel_exits5AndNamesIt(String transport, FakeDashScope fake) {
        for (Runnable refusal : List.<Runnable>of(() -> proxy.refusing(503), proxy::hangingUp)) {
            refusal.run();

            Cli.Ran ran = new Cli(fake, folder)
                    .run(
                            "submit",
                            "--video",
                            "https://example.com/clip.mp4",
                            "--base-url",
                            SERVICE,
                            "--proxy",
                            proxy.url().toString(),
                            "--transport",
                            transport);

            assertThat(ran.exitCode()).as(ran.err()).isEqualTo(5);
            assertThat(ran.err()).contains("The proxy " + proxy.address());
        }
    }

    @Test
    void submit_whenTheCertificateIsNotTrusted_exits5AndNamesTheTrustStore() throws Exception {
        try (FakeDashScope encrypted = FakeDashScope.builder().tls().start()) {
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

    @ParameterizedTest
    @CsvSource({
        "--proxy, socks5://user:TOPSECRET@127.0.0.1:1",
        "--proxy, http://user:TOPSECRET@host:port",
        "--header, TOPSECRET",
        "--header, 'Authorization: TOPSECRET'",
        "--header, ': TOPSECRET'",
        "--header, 'X-Gateway: TOPSECRET\u0007'"
    })
    void list_withAValueThatCannotBe_exits2AndRepeatsNothing(String option, String value, FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("list", option, value);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        assertThat(ran.out() + ran.err()).doesNotContain("TOPSECRET");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void options_whenRepeatedForAnotherCommand_keepSecretsOut() {
        NetworkOptions options = new NetworkOptions();
        options.proxy = "http://user:TOPSECRET@proxy:3128";
        options.headers.add("X-Gateway-Key: TOPSECRET");

        assertThat(options.again()).isEqualTo(" --proxy 'http://***@proxy:3128' --header 'X-Gateway-Key: ***'");
    }

    private Cli.Ran forked(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(Map.of("DASHSCOPE_API_KEY", "sk-test-0123456789abcdef"));
        all.putAll(environment);
        try (ForkedProgram program = ForkedProgram.start(folder, all, args)) {
            return program.end();
        }
    }
}
