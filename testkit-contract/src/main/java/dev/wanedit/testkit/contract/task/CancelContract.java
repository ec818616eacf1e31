package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.TestClock;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import dev.wanedit.testkit.contract.bench.Secrets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cancel completes only if the service canceled the task: otherwise the caller pays for a task that still runs. */
public abstract class CancelContract extends Contract {

    @Test
    void cancel_whenTheTaskIsQueued_completes() {
        TaskId task = value(transport().tasks().create(SampleJobs.minimal())).taskId();

        completes(transport().tasks().cancel(task));

        assertThat(fake().tasks().get(0).status()).isEqualTo("CANCELED");
    }

    @Test
    void cancel_whenSent_isABarePostWithTheKey() {
        fake().inject(RequestKind.CANCEL, json("{\"request_id\":\"r\"}"));

        completes(transport().tasks().cancel(PortCall.TASK));

        RecordedRequest request = onlyRequest(RequestKind.CANCEL);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/v1/tasks/" + PortCall.TASK + "/cancel");
        assertThat(request.headers().all("Authorization")).containsExactly("Bearer " + Secrets.KEY);
        assertThat(request.headers().entries())
                .noneMatch(field -> field.getKey().toLowerCase(Locale.ROOT).startsWith("x-dashscope"));
        assertThat(request.body()).isEmpty();
    }

    @Test
    void cancel_whenTheIdHasSpecialCharacters_encodesThem() {
        fake().inject(RequestKind.ANY, json("{}"));

        completes(transport().tasks().cancel(new TaskId("a/b?c")));

        assertThat(onlyRequest(RequestKind.ANY).path()).isEqualTo("/api/v1/tasks/a%2Fb%3Fc/cancel");
    }

    @Test
    void cancel_whenTheTaskRuns_isRejected() {
        TaskId task = value(transport().tasks().create(SampleJobs.minimal())).taskId();
        TestClock clock = fake().clock();
        clock.advance(Duration.ofSeconds(30));

        RequestRejectedException error =
                failure(subscribe(transport().tasks().cancel(task)), RequestRejectedException.class);

        assertThat(error.code()).contains("UnsupportedOperation");
        assertThat(error.httpStatus()).contains(400);
        assertThat(error.taskId()).contains(task);
        assertThat(fake().count(RequestKind.CANCEL)).isEqualTo(1);
    }

    @Test
    void cancel_whenAnErrorComesWithStatus200_isAnError() {
        fake().inject(
                        RequestKind.CANCEL,
                        json("{\"code\":\"UnsupportedOperation\",\"message\":\"no\",\"request_id\":\"r-7\"}"));

        ServiceException error = failure(subscribe(transport().tasks().cancel(PortCall.TASK)), ServiceException.class);

        assertThat(error.code()).contains("UnsupportedOperation");
        assertThat(error.requestId()).contains("r-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'request_id':null}", "{'request_id':'r','code':'','message':null,'x':[]}"})
    void cancel_whenTheAnswerIsOdd_completesAllTheSame(String answer) {
        fake().inject(RequestKind.CANCEL, json(answer.replace('\'', '"')));

        completes(transport().tasks().cancel(PortCall.TASK));
    }
}
