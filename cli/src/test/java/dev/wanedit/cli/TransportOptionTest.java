package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RecordedRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The option itself; what each command does over each transport is in {@link EveryCommandIT}. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class TransportOptionTest {

    @TempDir
    private Path folder;

    @Test
    void list_withoutTransport_takesTheUsualOne(FakeDashScope fake) {
        assertDone(new Cli(fake, folder).run("list"));

        assertThat(fake.requests()).allMatch(request -> agent(request).endsWith("(jdk)"));
    }

    @Test
    void list_withAnUnknownTransport_saysWhatThereIsAndSendsNothing(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("list", "--transport", "netty");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).contains("no transport named netty; found: jdk, retrofit, sdk", "--transport");
        assertThat(fake.requests()).isEmpty();
    }

    private static void assertDone(Cli.Ran ran) {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    private static String agent(RecordedRequest request) {
        return request.header("User-Agent").orElse("none");
    }
}
