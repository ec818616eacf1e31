package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The JDK's client keeps what it read of a peer that does not speak HTTP, so it must be replaced at some time. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class DefaultClientsTest {

    private static final TaskId TASK = new TaskId("0385dc79-5ff8-4d82-bcb6-000000000001");

    @Test
    void clients_whenManyAnswersWereNoHttp_areReplaced(FakeDashScope fake) {
        try (Rig rig = new Rig(fake)) {
            Rig.ended(rig.transport.tasks().query(TASK).test()).assertComplete();
            fake.inject(RequestKind.QUERY, Fault.garbage()).times(8);
            for (int i = 0; i < 8; i++) {
                Rig.ended(rig.transport.tasks().query(TASK).test()).assertError(MalformedResponseException.class);
            }
            int before = fake.connectionsAccepted();

            Rig.ended(rig.transport.tasks().query(TASK).test()).assertComplete();

            assertThat(fake.connectionsAccepted()).isEqualTo(before + 1);
        }
    }
}
