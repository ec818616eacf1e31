package dev.wanedit.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What exceptions say, and what they keep. */
class ExceptionTextsTest {

    private static final TaskId TASK = new TaskId("task-1");
    private static final TaskSnapshot RUNNING = TaskSnapshot.of(TASK, TaskStatus.RUNNING);

    @Test
    void problem_ofAWaitThatEnded_saysHowLongItWasAndWhatWasSeen() {
        AwaitTimeoutException seen = new AwaitTimeoutException(TASK, Duration.ofMinutes(30), RUNNING, null);

        assertThat(seen.problem()).isEqualTo("The task did not end within 30 min: it is RUNNING.");
        assertThat(seen.deadline()).isEqualTo(Duration.ofMinutes(30));
        assertThat(seen.lastSnapshot()).contains(RUNNING);
        assertThat(seen.taskId()).contains(TASK);
    }

    @Test
    void problem_ofALookThatDidNotWait_namesNoTimeAndTheFaultOfTheQuery() {
        ServiceUnavailableException fault = new ServiceUnavailableException("It is down.", ErrorContext.NONE);

        AwaitTimeoutException unseen = new AwaitTimeoutException(TASK, Duration.ZERO, null, fault);

        assertThat(unseen.problem())
                .isEqualTo("The task has not ended: it is not seen yet. The last query failed: It is down.");
        assertThat(unseen.lastSnapshot()).isEmpty();
    }

    @Test
    void problem_ofAFailedTask_isTheServicesReasonOrSaysThatThereIsNone() {
        assertThat(failed(new TaskFailure("BadClip", "It is too short.")))
                .hasMessageStartingWith("The task failed: It is too short. [task task-1, BadClip, request r-1]");
        for (TaskFailure none :
                new TaskFailure[] {null, new TaskFailure(null, null), new TaskFailure("BadClip", " ")}) {
            assertThat(failed(none).problem()).isEqualTo("The task failed: the service gave no reason.");
        }
        assertThat(failed(null).code()).isEmpty();
    }

    @Test
    void hint_ofAFailedTask_carriesWhatTheServiceSaid() {
        TaskFailedException fault = failed(new TaskFailure("InvalidParameter", "The clip is too long"));

        assertThat(fault.hint(Locale.CHINA))
                .isEqualTo("服务端任务失败（InvalidParameter）：The clip is too long。失败的任务不计费。请按服务给出的原因修正，然后提交新任务。");
        assertThat(fault.hint(Locale.ENGLISH))
                .isEqualTo("The task failed with InvalidParameter: The clip is too long. Failed tasks are not billed."
                        + " Correct what the service names and submit a new job.");
        assertThat(failed(null).hint(Locale.CHINA)).isEqualTo("服务端任务失败：服务没有说明原因。失败的任务不计费。请按服务给出的原因修正，或稍后提交新任务。");
        assertThat(fault.masked(text -> text.replace("clip", "***")).hint(Locale.CHINA))
                .contains("The *** is too long");
    }

    /** Who is told to correct a job that was right loses a day. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "InternalError",
                "InternalError.Algo",
                "internal_error",
                "InternalServerError",
                "SystemError",
                "ServiceUnavailable",
                "ModelUnavailable",
                "ModelServiceFailed",
                "RewriteFailed",
                "RequestTimeOut",
                "Throttling.RateQuota"
            })
    void hint_ofAFaultOfTheService_saysLaterAndNotCorrect(String code) {
        TaskFailedException fault = failed(new TaskFailure(code, "It broke."));

        assertThat(fault.hint(Locale.ENGLISH)).contains(code, "later").doesNotContain("Correct");
        assertThat(fault.hint(Locale.CHINA)).contains(code, "稍后").doesNotContain("修正");
    }

    @Test
    void snapshot_ofAnEndedTask_isTheLastOne() {
        TaskSnapshot canceled = TaskSnapshot.of(TASK, TaskStatus.CANCELED);
        TaskSnapshot failed = TaskSnapshot.of(TASK, TaskStatus.FAILED);

        assertThat(new TaskCanceledException(canceled).snapshot()).isEqualTo(canceled);
        assertThat(new TaskFailedException(failed).snapshot()).isEqualTo(failed);
    }

    @Test
    void nextStep_ofARefusedRequest_namesTheBaseUrlIfThePathIsUnknown() {
        assertThat(rejected(404).nextStep()).contains("base URL");
        assertThat(rejected(405).nextStep()).contains("base URL");
        assertThat(rejected(302).nextStep()).contains("base URL", "login portal");
        assertThat(rejected(400).nextStep()).doesNotContain("base URL");
        assertThat(rejected(null).nextStep()).doesNotContain("base URL");
    }

    @Test
    void nextStep_ofEachKindOfTransportFault_isAnotherSentence() {
        Map<Kind, String> steps = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            steps.put(
                    kind,
                    new TransportException(kind, Delivery.NOT_SENT, "It broke.", ErrorContext.NONE, null).nextStep());
        }

        assertThat(steps.values()).doesNotHaveDuplicates().allMatch(step -> step.endsWith("."));
    }

    @Test
    void beforeTheJob_ofALostUpload_wasNotSentAndKeepsKindStepAndCause() {
        TransportException lost = new TransportException(
                Kind.CONNECTION_LOST, Delivery.MAYBE_SENT, "It broke.", ErrorContext.of(TASK), null);

        TransportException before = lost.beforeTheJob("clip.mp4");

        assertThat(before.problem()).isEqualTo("The upload of clip.mp4 failed, and no job was sent: It broke.");
        assertThat(before.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(before.kind()).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(before.nextStep()).isEqualTo(lost.nextStep());
        assertThat(before.getCause()).isSameAs(lost);
        assertThat(before.taskId()).contains(TASK);
    }

    @Test
    void malformed_whenTheVideoIsMissing_saysWhatCameInPlaceOfItsUrl() {
        MalformedResponseException empty = MalformedResponseException.withoutVideo("", ErrorContext.NONE);
        MalformedResponseException other = MalformedResponseException.withoutVideo("ftp://a", ErrorContext.NONE);

        assertThat(empty.problem()).endsWith("video_url: it is empty.");
        assertThat(other.problem()).endsWith("video_url: it is 'ftp://a'.");
        assertThat(other.withoutVideo()).isTrue();
        assertThat(new MalformedResponseException("HTML.", ErrorContext.NONE, null).withoutVideo())
                .isFalse();
    }

    @Test
    void context_whenPrinted_namesWhatIsKnown() {
        ErrorContext known = new ErrorContext("order-7", TASK, "r-1", 401, "InvalidApiKey");

        assertThat(known).hasToString("ErrorContext [job order-7, task task-1, HTTP 401, InvalidApiKey, request r-1]");
        assertThat(ErrorContext.NONE).hasToString("ErrorContext");
        assertThat(ErrorContext.of(new JobKey("order-7"), TASK))
                .isEqualTo(new ErrorContext("order-7", TASK, null, null, null));
    }

    private static TaskFailedException failed(TaskFailure failure) {
        return new TaskFailedException(
                new TaskSnapshot(TASK, TaskStatus.FAILED, "FAILED", "r-1", null, null, null, null, null, failure));
    }

    private static RequestRejectedException rejected(Integer status) {
        return new RequestRejectedException("It was refused.", new ErrorContext(null, null, null, status, null));
    }
}
