package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.task.JobKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record that cannot be read is reported, and does not affect other jobs. */
class UnreadableRecordTest {

    private static final JobKey FIRST = new JobKey("order 1");
    private static final JobKey DAMAGED = new JobKey("order 2");
    private static final JobKey GONE = new JobKey("order 3");
    private static final JobKey LAST = new JobKey("order 4");
    private static final StorageException UNREADABLE = new StorageException(
            "The job store has a record that cannot be read.",
            new ErrorContext(DAMAGED.value(), null, null, null, null),
            "Restore it.",
            null);

    private final JobStore store = mock(JobStore.class);
    private VideoEditClient client;

    @BeforeEach
    void open() {
        TransportProvider provider = mock(TransportProvider.class);
        when(provider.name()).thenReturn("mock");
        when(provider.open(any())).thenReturn(mock(Transport.class));
        client = VideoEditClient.builder()
                .apiKey("sk-test")
                .transport(provider)
                .jobStore(store)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void resumeAll_whenARecordCannotBeRead_tellsItAndGoesOnWithAllOthers() {
        when(store.scan(any(), any(), anyInt())).thenThrow(UNREADABLE);
        when(store.keys(eq(Scan.OPEN), any(), anyInt()))
                .thenReturn(List.of(FIRST, DAMAGED))
                .thenReturn(List.of(GONE, LAST))
                .thenReturn(List.of());
        when(store.find(FIRST)).thenReturn(Optional.of(ready(FIRST)));
        when(store.find(DAMAGED)).thenThrow(UNREADABLE);
        when(store.find(GONE)).thenReturn(Optional.empty());
        when(store.find(LAST)).thenReturn(Optional.of(ready(LAST)));

        Map<JobKey, ResumedJob> resumed =
                client.resumeAll().stream().collect(Collectors.toMap(ResumedJob::key, Function.identity()));

        assertThat(resumed).containsOnlyKeys(FIRST, DAMAGED, LAST);
        assertThat(resumed.get(DAMAGED)).isEqualTo(new ResumedJob.Failed(DAMAGED, null, UNREADABLE));
        assertThat(resumed.get(FIRST)).isEqualTo(new ResumedJob.Waiting(ready(FIRST), null));
        assertThat(resumed.get(LAST)).isEqualTo(new ResumedJob.Waiting(ready(LAST), null));
    }

    @Test
    void resumeAll_whenTheStoreCannotListItsJobs_fails() {
        when(store.keys(any(), any(), anyInt())).thenThrow(UNREADABLE);

        assertThatThrownBy(client::resumeAll).isSameAs(UNREADABLE);
    }

    private static JobRecord ready(JobKey key) {
        return JobRecord.ready(key, new JobFingerprint("parameters", List.of("url:video"), null), null, Instant.EPOCH);
    }
}
