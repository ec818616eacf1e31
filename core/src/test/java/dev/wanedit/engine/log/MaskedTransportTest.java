package dev.wanedit.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.MediaSource;
import dev.wanedit.network.SecretMask;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service repeats the key in every text that it can. */
class MaskedTransportTest {

    private static final String KEY = "any shape/of a key";
    private static final TaskId TASK = new TaskId("t-1");

    private final SecretMask mask = new SecretMask();
    private final Transport honest = mock(Transport.class);
    private final TaskApi tasks = mock(TaskApi.class);

    @BeforeEach
    void giveTheKey() {
        assertThat(mask.watching(() -> KEY).get()).isEqualTo(KEY);
        when(honest.tasks()).thenReturn(tasks);
    }

    @Test
    void query_whenEveryTextRepeatsTheKey_showsItNowhere() {
        when(tasks.query(TASK))
                .thenReturn(Single.just(new TaskSnapshot(
                        TASK,
                        TaskStatus.FAILED,
                        KEY,
                        KEY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new TaskFailure(KEY, "x " + KEY))));

        TaskSnapshot seen = transport().tasks().query(TASK).blockingGet();

        assertThat(seen.toString()).doesNotContain(KEY);
        assertThat(seen.statusText() + seen.requestId()).isEqualTo("******");
        assertThat(seen.failure()).isEqualTo(new TaskFailure("***", "x ***"));
    }

    @Test
    void query_whenOnlyTheRequestIdRepeatsTheKey_masksIt() {
        when(tasks.query(TASK)).thenReturn(Single.just(running(KEY)));

        assertThat(transport().tasks().query(TASK).blockingGet().requestId()).isEqualTo("***");
    }

    @Test
    void query_whenThereIsNothingToMask_copiesNothing() {
        TaskSnapshot plain = running("r-1");
        when(tasks.query(TASK)).thenReturn(Single.just(plain));

        assertThat(transport().tasks().query(TASK).blockingGet()).isSameAs(plain);
    }

    private static TaskSnapshot running(String requestId) {
        return new TaskSnapshot(TASK, TaskStatus.RUNNING, "RUNNING", requestId, null, null, null, null, null, null);
    }

    @Test
    void list_whenEveryTextRepeatsTheKey_showsItNowhere() {
        TaskSummary row = new TaskSummary(TASK, TaskStatus.RUNNING, KEY, KEY, null, null, null);
        when(tasks.list(any())).thenReturn(Single.just(new TaskPage(List.of(row), 1, 10, 1, 1)));

        TaskPage seen = transport().tasks().list(TaskFilter.recent()).blockingGet();

        assertThat(seen.toString()).doesNotContain(KEY);
        assertThat(seen.tasks().get(0).model()).isEqualTo("***");
    }

    @Test
    void query_whenTheTaskIdIsTheKey_isMalformed() {
        SecretMask other = new SecretMask();
        assertThat(other.watching(() -> "a-key-of-one-word").get()).isNotBlank();
        TaskId id = new TaskId("x-a-key-of-one-word");
        when(tasks.query(id)).thenReturn(Single.just(TaskSnapshot.of(id, TaskStatus.PENDING)));

        new MaskedTransport(honest, other)
                .tasks()
                .query(id)
                .test()
                .assertError(fault -> fault instanceof MalformedResponseException
                        && !fault.getMessage().contains("one-word"));
    }

    @Test
    void errors_whenEveryTextRepeatsTheKey_showItNowhereOnAnyPath() {
        ResultDownloader downloads = (request, sink) -> Completable.error(fault());
        MediaUploader uploads = (file, model, listener) -> Single.error(fault());
        when(tasks.query(TASK)).thenReturn(Single.error(fault()));
        when(tasks.cancel(TASK)).thenReturn(Completable.error(fault()));
        when(tasks.list(any())).thenReturn(Single.error(fault()));
        when(tasks.create(any())).thenReturn(Single.error(fault()));
        when(honest.downloads()).thenReturn(downloads);
        when(honest.uploads()).thenReturn(uploads);
        Transport masked = transport();
        MediaSource.LocalFile file = new MediaSource.LocalFile(Path.of("x.mp4"));
        ResultRequest request = new ResultRequest(TASK, URI.create("https://h.example/x"), 0, null);

        List<Completable> calls = List.of(
                masked.tasks().query(TASK).ignoreElement(),
                masked.tasks().cancel(TASK),
                masked.tasks().list(TaskFilter.recent()).ignoreElement(),
                masked.tasks().create(mock()).ignoreElement(),
                masked.downloads().download(request, mock(ResultSink.class)),
                masked.uploads().upload(file, "m", TransferListener.NONE).ignoreElement(),
                MaskedTransport.uploads(uploads, mask)
                        .upload(file, "m", TransferListener.NONE)
                        .ignoreElement());

        for (Completable call : calls) {
            call.test().assertError(fault -> {
                assertShowsNoKey((WanEditException) fault);
                return true;
            });
        }
    }

    private static void assertShowsNoKey(WanEditException fault) {
        java.io.StringWriter trace = new java.io.StringWriter();
        fault.printStackTrace(new PrintWriter(trace, true));
        assertThat(trace.toString()).doesNotContain(KEY).contains("java.io.IOException: said ***");
        assertThat(fault.code() + " " + fault.requestId() + fault.problem() + fault.nextStep())
                .doesNotContain(KEY);
    }

    private static WanEditException fault() {
        ErrorContext context = new ErrorContext(null, TASK, KEY, 400, KEY);
        WanEditException lost = new TransportException(
                TransportException.Kind.CONNECTION_LOST,
                TransportException.Delivery.MAYBE_SENT,
                "said " + KEY,
                context,
                new IllegalStateException("harmless", new IOException("said " + KEY)));
        return new MalformedResponseException("said " + KEY, context, lost);
    }

    @Test
    void masked_whenARedirectHoldsTheKey_keepsItsLocation() {
        RequestRejectedException redirect =
                RequestRejectedException.redirected("x " + KEY, ErrorContext.NONE, "https://h.example/y");

        RequestRejectedException masked = (RequestRejectedException) redirect.masked(mask);

        assertThat(masked.getMessage()).doesNotContain(KEY);
        assertThat(masked.location()).contains("https://h.example/y");
    }

    private MaskedTransport transport() {
        return new MaskedTransport(honest, mask);
    }
}
