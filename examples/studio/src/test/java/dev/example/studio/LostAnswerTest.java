package dev.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A submit whose answer is lost: its task is found by its time, so the fake runs on the real clock. The client looks for it after
 * twice the call timeout, which is short here.
 */
@ExtendWith(FakeDashScopeExtension.class)
class LostAnswerTest {

    @TempDir
    Path folder;

    @Test
    void run_whoseAnswerIsLost_findsItsTaskAndPaysOnce(FakeDashScope fake) throws Exception {
        fake.inject(RequestKind.CREATE, Fault.resetAfterRead().processed());
        try (RunningStudio studio = RunningStudio.with(
                fake, folder, "--wanedit.timeout.call=3s", "--wanedit.reconciliation.settling=1ms")) {
            StudioCalls calls = new StudioCalls(studio);

            calls.run("/api/jobs/" + UUID.randomUUID(), calls.requestOfSample());
            calls.await("DONE");

            assertThat(fake.tasks()).hasSize(1);
            assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
        }
    }
}
