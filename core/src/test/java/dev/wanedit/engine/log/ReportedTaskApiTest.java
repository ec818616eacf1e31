package dev.wanedit.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.event.ServiceRequest;
import dev.wanedit.port.TaskApi;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReportedTaskApiTest {

    private static final TaskId TASK = new TaskId("t-1");

    private final TestScheduler timer = new TestScheduler();
    private final TaskApi api = mock(TaskApi.class);
    private final List<ServiceRequest> requests = new ArrayList<>();
    private final ReportedTaskApi reported = new ReportedTaskApi(
            api,
            new JobListener() {
                @Override
                public void onRequest(ServiceRequest request) {
                    requests.add(request);
                }
            },
            timer);

    @Test
    void cancel_whenItIsAnswered_isReportedWithItsTime() {
        when(api.cancel(TASK)).thenReturn(Completable.timer(2, TimeUnit.SECONDS, timer));

        var cancel = reported.cancel(TASK).test();
        timer.advanceTimeBy(5, TimeUnit.SECONDS);

        cancel.assertComplete();
        assertThat(requests).containsExactly(new ServiceRequest(Operation.CANCEL, Duration.ofSeconds(2), null));
    }

    @Test
    void list_whenItFails_isReportedWithItsFault() {
        WanEditException fault = Script.throttled(null);
        when(api.list(TaskFilter.recent())).thenReturn(Single.error(fault));

        reported.list(TaskFilter.recent()).test().assertError(fault);

        assertThat(requests).containsExactly(new ServiceRequest(Operation.LIST, Duration.ZERO, fault));
    }

    @Test
    void query_whenItIsAborted_isReportedOnceAndAsCanceled() {
        SingleSubject<TaskSnapshot> answer = SingleSubject.create();
        when(api.query(TASK)).thenReturn(answer);

        reported.query(TASK).test().dispose();
        answer.onError(Script.unavailable());

        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.operation()).isEqualTo(Operation.QUERY);
            assertThat(request.fault()).isInstanceOf(CancellationException.class);
        });
    }
}
