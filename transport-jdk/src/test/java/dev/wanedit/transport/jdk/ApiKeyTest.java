package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ApiKeyTest {

    private static final TaskId TASK = new TaskId("0385dc79-5ff8-4d82-bcb6-000000000001");

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "sk-1234567\n", "sk-1234567\r\nX: y", "sk-1234567\u00e9", "sk-1234567\u5bc6"})
    void query_whenTheKeyCannotBeSent_failsBeforeAnythingIs(String key, FakeDashScope fake) {
        failsForConfiguration(fake, () -> key);
    }

    @Test
    void query_whenTheSupplierThrows_failsBeforeAnythingIsSent(FakeDashScope fake) {
        failsForConfiguration(fake, () -> {
            throw new IllegalStateException("the vault is shut");
        });
    }

    @Test
    void query_eachTime_asksForTheKeyAnew(FakeDashScope fake) {
        fake.acceptApiKeys("sk-first-key", "sk-second-key");
        Iterator<String> keys = List.of("sk-first-key", "sk-second-key").iterator();
        try (Rig rig = new Rig(fake, keys::next)) {
            Rig.ended(rig.transport.tasks().query(TASK).test()).assertComplete();
            Rig.ended(rig.transport.tasks().query(TASK).test()).assertComplete();
        }
        assertThat(fake.requests(RequestKind.QUERY))
                .extracting(request -> request.header("Authorization").orElseThrow())
                .containsExactly("Bearer sk-first-key", "Bearer sk-second-key");
    }

    private static void failsForConfiguration(FakeDashScope fake, Supplier<String> key) {
        try (Rig rig = new Rig(fake, key)) {
            rig.transport
                    .tasks()
                    .query(TASK)
                    .test()
                    .assertError(error -> error instanceof ConfigurationException
                            && !String.valueOf(error.getMessage()).contains("1234567"));
        }
        assertThat(fake.connectionsAccepted()).isZero();
    }
}
