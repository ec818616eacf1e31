package dev.wanedit.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Cli;
import dev.wanedit.cli.process.StoreFiles;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class DoctorCommandTest {

    @TempDir
    private Path folder;

    @Test
    void doctor_whenAllIsWell_exits0AndCreatesNothing(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("doctor");

        assertThat(ran.exitCode()).as(ran.out()).isZero();
        assertThat(ran.out())
                .contains("KEY        WELL", "CLOCK      WELL", "STORE      WELL     There is no job store yet.");
        assertThat(ran.err()).contains("No fault was found.");
        assertThat(fake.tasks()).isEmpty();
        assertThat(fake.requests()).hasSize(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void doctor_withJson_hasOneObjectForEachCheck(FakeDashScope fake) {
        fake.inject(RequestKind.LIST, Fault.error(503, "ServiceUnavailable", "Busy."));

        Cli.Ran ran = new Cli(fake, folder).run("doctor", "--json");

        assertThat(ran.exitCode()).isEqualTo(5);
        assertThat(ran.lastEvent()).containsEntry("event", "error").containsEntry("message", "At fault: HOST.");
        assertThat(states(ran))
                .containsEntry("HOST", "FAULT")
                .containsEntry("KEY", "SKIPPED")
                .hasSize(12);
    }

    @Test
    void doctor_whenTheKeyIsRefused_exits3AndAsksNoOtherHost(FakeDashScope fake) {
        String old = fake.apiKey();
        fake.acceptApiKeys("sk-another");
        fake.inject(RequestKind.LIST, Fault.error(401, "InvalidApiKey", "Invalid API-key " + old));

        Cli.Ran ran = new Cli(fake, folder).run("doctor", "-vv");

        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out()).contains("KEY        FAULT    The service refused the API key", "shown to no other host");
        assertThat(ran.out() + ran.err()).doesNotContain(old);
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void doctor_whenTheStoreIsLocked_exits1AndNamesTheRemedy(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder, lockedStores()).run("doctor", "--store", "kept");

        assertThat(ran.exitCode()).as(ran.out()).isEqualTo(1);
        assertThat(ran.out()).contains("STORE      FAULT", "keeps it locked", "End that process.", "KEY        WELL");
    }

    @Test
    void doctor_whenSimulated_examinesTheFake(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("doctor", "--simulate");

        assertThat(ran.exitCode()).as(ran.out()).isZero();
        assertThat(fake.requests()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> states(Cli.Ran ran) {
        return ((List<Map<String, String>>) ran.lastEvent().get("checks"))
                .stream().collect(Collectors.toMap(check -> check.get("check"), check -> check.get("state")));
    }

    private static StoreFiles lockedStores() {
        return new StoreFiles() {
            @Override
            public boolean containsJobs(Path file) {
                return true;
            }

            @Override
            public JobStore open(Path file) {
                throw new StorageException(
                        "The job store cannot be opened: another process keeps it locked.",
                        ErrorContext.NONE,
                        "End that process.",
                        null);
            }
        };
    }
}
