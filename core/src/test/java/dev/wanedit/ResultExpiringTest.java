package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The alarm for a result that will soon be gone, from the builder to the listener. */
class ResultExpiringTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final Instant NOW = Instant.parse("2026-04-03T00:00:00Z");

    private final TaskApi tasks = mock(TaskApi.class);
    private final TestScheduler timer = new TestScheduler();
    private final List<TaskSnapshot> heard = new ArrayList<>();

    @Test
    void onResultExpiring_whenAStatusShowedAnOldResult_isTold() throws InterruptedException {
        TaskSnapshot task = succeeded(NOW.minus(Duration.ofHours(21)));
        try (VideoEditClient client = client(Duration.ofHours(3))) {
            ask(client, task);
            timer.advanceTimeBy(1, TimeUnit.MINUTES);
        }

        assertThat(heard).containsExactly(task);
    }

    @Test
    void onResultExpiring_whenTheResultIsYoung_isNotTold() throws InterruptedException {
        try (VideoEditClient client = client(Duration.ofHours(3))) {
            ask(client, succeeded(NOW.minus(Duration.ofHours(20))));
            timer.advanceTimeBy(1, TimeUnit.MINUTES);
        }

        assertThat(heard).isEmpty();
    }

    @Test
    void onResultExpiring_whenTheClientIsClosed_isNotTold() throws InterruptedException {
        try (VideoEditClient client = client(Duration.ofHours(3))) {
            ask(client, succeeded(NOW.minus(Duration.ofHours(21))));
        }
        timer.advanceTimeBy(1, TimeUnit.MINUTES);

        assertThat(heard).isEmpty();
    }

    @Test
    void onResultExpiring_whenTheTimeIsNone_saysSo() {
        assertThatThrownBy(() -> client(Duration.ZERO))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("onResultExpiring is 0 s");
    }

    private void ask(VideoEditClient client, TaskSnapshot task) throws InterruptedException {
        when(tasks.query(TASK)).thenReturn(Single.just(task));
        var asked = client.rx().status(TASK).test();
        timer.triggerActions();
        asked.await().assertValue(task);
    }

    private VideoEditClient client(Duration ahead) {
        Transport transport = mock(Transport.class);
        when(transport.tasks()).thenReturn(tasks);
        return new VideoEditClientBuilder(new ConfigLookup(name -> null, name -> null))
                .apiKey("k")
                .timer(timer)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .callbackExecutor(Runnable::run)
                .onResultExpiring(ahead, heard::add)
                .transport(new GivenTransport(transport))
                .build();
    }

    private static TaskSnapshot succeeded(Instant end) {
        EditResult result = new EditResult(URI.create("https://results.example.com/r.mp4"), null);
        return new TaskSnapshot(TASK, TaskStatus.SUCCEEDED, "SUCCEEDED", null, null, null, end, null, result, null);
    }
}
