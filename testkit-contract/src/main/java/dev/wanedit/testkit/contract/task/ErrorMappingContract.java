package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.testkit.AnswerFault;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An error of the service means the same over every transport: its type decides if a job is sent again, if submitting
 * stops, and what the user reads. The exception has all known details.
 */
public abstract class ErrorMappingContract extends Contract {

    @ParameterizedTest
    @MethodSource("dev.wanedit.testkit.contract.task.ErrorRow#all")
    void error_whenOfTheTable_hasItsTypeCodeStatusAndRequestId(ErrorRow documented) {
        for (ErrorRow row : List.of(documented, documented.inSnakeCase())) {
            fake().inject(RequestKind.QUERY, refusal(row.status(), row.code()));

            ServiceException error = failure(subscribe(PortCall.QUERY), row.type());

            assertThat(error.code()).contains(row.code());
            assertThat(error.httpStatus()).contains(row.status());
            assertThat(error.requestId()).contains("r-42");
            assertThat(error.taskId()).contains(PortCall.TASK);
            assertThat(error).hasMessageContaining("what the service says");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "LIST", "CANCEL", "UPLOAD_POLICY"})
    void error_whenOfAnotherCall_isTheSame(PortCall call) {
        for (ErrorRow row : List.of(
                new ErrorRow(401, "InvalidApiKey", AuthenticationException.class),
                new ErrorRow(403, "Model.AccessDenied", PermissionException.class),
                new ErrorRow(429, "Throttling.RateQuota", ThrottledException.class),
                new ErrorRow(400, "invalid_parameter", RequestRejectedException.class),
                new ErrorRow(500, "InternalError", ServiceUnavailableException.class))) {
            fake().inject(call.kind(), refusal(row.status(), row.code()));

            ServiceException error = failure(subscribe(call), row.type());

            assertThat(error.code()).contains(row.code());
            assertThat(error.httpStatus()).contains(row.status());
            assertThat(error.requestId()).contains("r-42");
        }
        assertThat(fake().count(call.kind())).isEqualTo(5);
    }

    @Test
    void error_whenOfAGatewaysShape_isReadToo() {
        fake().inject(
                        RequestKind.QUERY,
                        Fault.answer(429)
                                .header("Content-Type", "application/json")
                                .body(
                                        "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"too much\",\"type\":\"x\"}}"));

        ThrottledException error = failure(subscribe(PortCall.QUERY), ThrottledException.class);

        assertThat(error.code()).contains("insufficient_quota");
        assertThat(error).hasMessageContaining("too much");
    }

    @Test
    void error_whenItSaysWhenToComeBack_tellsIt() {
        for (PortCall call : List.of(PortCall.CREATE, PortCall.QUERY, PortCall.UPLOAD_POLICY)) {
            fake().inject(call.kind(), refusal(429, "Throttling").retryAfter("17"));

            ThrottledException error = failure(subscribe(call), ThrottledException.class);

            assertThat(error.retryAfter()).contains(Duration.ofSeconds(17));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "Wed, 21 Oct 2026 07:28:00 GMT", "99999999999999999999"})
    void error_whenTheTimeToComeBackIsUnreadable_goesWithoutIt(String retryAfter) {
        fake().inject(RequestKind.QUERY, refusal(429, "Throttling").retryAfter(retryAfter));

        assertThat(failure(subscribe(PortCall.QUERY), ThrottledException.class).retryAfter())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY", "LIST", "CANCEL", "UPLOAD_POLICY"})
    void error_whenItHasNoReadableBody_goesByTheStatus(PortCall call) {
        for (AnswerFault unreadable : List.of(
                Fault.empty(503),
                Fault.html(503),
                Fault.answer(503).body("null"),
                Fault.answer(503).body("[]"),
                Fault.answer(503).header("Content-Type", "application/json").body("{\"code\":\"Intern"))) {
            fake().inject(call.kind(), unreadable);

            ServiceUnavailableException error = failure(subscribe(call), ServiceUnavailableException.class);

            assertThat(error.httpStatus()).contains(503);
            assertThat(error.code()).isEmpty();
        }
    }

    @Test
    void error_whenItComesWithAChallenge_isNotAnsweredWithAnother() {
        fake().inject(RequestKind.CREATE, refusal(401, "InvalidApiKey").header("WWW-Authenticate", "Basic realm=\"x\""))
                .forever();

        failure(subscribe(PortCall.CREATE), AuthenticationException.class);

        assertThat(fake().count(RequestKind.CREATE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202})
    void answer_whenOfAnotherSuccessfulStatus_isRead(int status) {
        fake().inject(RequestKind.QUERY, Fault.answer(status).body("{\"output\":{\"task_status\":\"RUNNING\"}}"));

        assertThat(value(transport().tasks().query(PortCall.TASK)).statusText()).isEqualTo("RUNNING");
    }

    private static AnswerFault refusal(int status, String code) {
        return Fault.answer(status)
                .header("Content-Type", "application/json")
                .body("{\"code\":\"" + code + "\",\"message\":\"what the service says\",\"request_id\":\"r-42\"}");
    }
}
