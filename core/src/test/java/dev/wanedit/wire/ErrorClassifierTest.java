package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.body.ErrorBody;
import dev.wanedit.wire.body.GatewayErrorBody;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorClassifierTest {

    private static final Map<ErrorKind, Integer> STATUS = new EnumMap<>(Map.of(
            ErrorKind.UNAVAILABLE, 503,
            ErrorKind.BILLING, 402,
            ErrorKind.AUTHENTICATION, 401,
            ErrorKind.PERMISSION, 403,
            ErrorKind.THROTTLED, 429,
            ErrorKind.REJECTED, 400));
    private static final Map<ErrorKind, Class<? extends ServiceException>> TYPE = new EnumMap<>(Map.of(
            ErrorKind.UNAVAILABLE, ServiceUnavailableException.class,
            ErrorKind.BILLING, BillingException.class,
            ErrorKind.AUTHENTICATION, AuthenticationException.class,
            ErrorKind.PERMISSION, PermissionException.class,
            ErrorKind.THROTTLED, ThrottledException.class,
            ErrorKind.REJECTED, RequestRejectedException.class));

    @ParameterizedTest
    @EnumSource
    void classify_whenKindIsKnown_makesItsExceptionWithAllThatIsKnown(ErrorKind kind) {
        int status = STATUS.get(kind);

        ServiceException e = ErrorClassifier.classify(
                status, new ErrorBody("9c1", "SomeCode", "Some text.", null), null, new TaskId("task-1"));

        assertThat(e)
                .isExactlyInstanceOf(TYPE.get(kind))
                .hasMessageContaining(": Some text. [task task-1, HTTP " + status + ", SomeCode, request 9c1] ");
        assertThat(e.httpStatus()).contains(status);
        assertThat(e.code()).contains("SomeCode");
        assertThat(e.requestId()).contains("9c1");
        assertThat(e.taskId()).contains(new TaskId("task-1"));
        assertThat(e.nextStep()).isNotBlank();
    }

    @Test
    void classify_whenBodyIsUnreadable_decidesByTheStatusAlone() {
        ServiceException e = ErrorClassifier.classify(401, null, null, null);

        assertThat(e)
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessageContaining("it gave no readable reason. [HTTP 401]");
        assertThat(e.code()).isEmpty();
        assertThat(e.requestId()).isEmpty();
    }

    @Test
    void classify_whenBodyIsOfAGateway_readsItsCodeAndText() {
        GatewayErrorBody gateway =
                new GatewayErrorBody("invalid_api_key", "Incorrect API key.", "invalid_request_error");

        ServiceException e = ErrorClassifier.classify(400, new ErrorBody("r", null, " ", gateway), null, null);

        assertThat(e)
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessageContaining("Incorrect API key. [HTTP 400, invalid_api_key, request r]");
    }

    @Test
    void classify_whenBothShapesAreThere_prefersTheServicesOwn() {
        GatewayErrorBody gateway = new GatewayErrorBody("invalid_api_key", "gateway", null);

        assertThat(ErrorClassifier.classify(400, new ErrorBody(null, "Arrearage", "own", gateway), null, null))
                .isExactlyInstanceOf(BillingException.class)
                .hasMessageContaining("own [HTTP 400, Arrearage]");
    }

    @Test
    void classify_whenGatewayBodyIsEmpty_decidesByTheStatus() {
        GatewayErrorBody gateway = new GatewayErrorBody(null, "", null);

        assertThat(ErrorClassifier.classify(502, new ErrorBody("", "", "", gateway), null, null))
                .isExactlyInstanceOf(ServiceUnavailableException.class)
                .hasMessageContaining("it gave no readable reason. [HTTP 502]");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void classify_whenAnswerIsARedirect_saysThatItIsNotFollowed(int status) {
        assertThat(ErrorClassifier.classify(status, null, null, null))
                .isExactlyInstanceOf(RequestRejectedException.class)
                .hasMessageContaining("a redirect, which is not followed");
    }

    @Test
    void classify_whenThrottled_keepsHowLongToWait() {
        assertThat(retryAfter("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(retryAfter(null)).isNull();
        assertThat(retryAfter("Wed, 21 Oct 2026 07:28:00 GMT")).isNull();
    }

    @Test
    void classify_whenTextRepeatsTheUrl_hidesItsSignature() {
        ErrorBody body = new ErrorBody(
                null, "InvalidURL", "Failed to download 'https://h.example/a.mp4?Signature=S3CRET'", null);

        assertThat(ErrorClassifier.classify(400, body, null, null))
                .hasMessageContaining("Failed to download 'https://h.example/a.mp4?***")
                .hasMessageNotContaining("S3CRET");
    }

    private static Duration retryAfter(String header) {
        ServiceException e = ErrorClassifier.classify(429, null, header, null);
        return ((ThrottledException) e).retryAfter().orElse(null);
    }
}
