package dev.wanedit.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Cli;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.FakeProxy;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
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
        assertThat(proxy.heads()).hasSize(fake.count(RequestKind.ANY));
        assertThat(fake.requests(RequestKind.CREATE))
                .allSatisfy(
                        request -> assertThat(request.header("X-Gateway-Key")).contains("TOPSECRET"));
        assertThat(ran.out() + ran.err()).doesNotContain("TOPSECRET");
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
}
