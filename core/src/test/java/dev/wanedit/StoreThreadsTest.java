package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.event.JobListener;
import dev.wanedit.event.TaskReport;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On which threads a client calls its job store. The threads that read answers must not wait for a disk. */
class StoreThreadsTest {

    private final ScriptedClient script = new ScriptedClient();
    private final AtomicReference<@Nullable Thread> recording = new AtomicReference<>();

    @Test
    void status_whenTheStoreIsInMemory_recordsOnTheThreadOfTheAnswer() {
        ask(null);

        assertThat(recording).hasValue(Thread.currentThread());
    }

    @Test
    void status_whenTheStoreMayBlock_recordsOnAThreadForTheStore() {
        JobStore store = mock(JobStore.class, delegatesTo(new MemoryJobStore()));

        ask(store);

        assertThat(recording.get()).extracting(Thread::getName).asString().startsWith("wanedit-store-");
    }

    /** The answer arrives on the calling thread. */
    private void ask(@Nullable JobStore store) {
        when(script.tasks.query(any()))
                .thenReturn(Single.just(TaskSnapshot.of(ScriptedClient.TASK, TaskStatus.RUNNING)));
        VideoEditClientBuilder builder = script.builder().jobListener(new JobListener() {
            @Override
            public void onTask(TaskReport task) {
                recording.set(Thread.currentThread());
            }
        });
        try (VideoEditClient client = (store == null ? builder : builder.jobStore(store)).build()) {
            client.status(ScriptedClient.TASK);
        }
    }
}
