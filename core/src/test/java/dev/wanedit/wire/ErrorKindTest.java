package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole table of the service's codes, in each spelling, with each status that it comes with. */
class ErrorKindTest {

    private static final List<Integer> AMBIGUOUS = List.of(408, 500, 502, 503, 504, 599);

    private static final List<String> REJECTED = List.of(
            "InvalidParameter",
            "BadRequest.TooLarge",
            "BadRequest.ResourceNotExist",
            "InvalidURL",
            "InvalidFile.Size",
            "InvalidImage",
            "InvalidImageResolution",
            "UnsupportedOperation",
            "DataInspectionFailed",
            "IPInfringementSuspect",
            "CustomRoleBlocked",
            "InvalidURL.Timeout",
            "InvalidURL.ConnectionRefused",
            "InvalidParameter.DataInspection");
    private static final List<String> NOT_FOUND = List.of("ModelNotFound", "WorkSpaceNotFound");
    private static final List<String> BILLING =
            List.of("Arrearage", "CommodityNotPurchased", "PrepaidBillOverdue", "PostpaidBillOverdue");
    private static final List<String> AUTHENTICATION = List.of("InvalidApiKey", "NOT AUTHORIZED", "Not-Authorized");
    private static final List<String> PERMISSION = List.of(
            "AccessDenied",
            "AccessDenied.Unpurchased",
            "Model.AccessDenied",
            "Workspace.AccessDenied",
            "Endpoint.AccessDenied",
            "AllocationQuota.FreeTierOnly");
    private static final List<String> THROTTLED = List.of(
            "Throttling",
            "Throttling.RateQuota",
            "Throttling.BurstRate",
            "Throttling.Concurrency",
            "Throttling.AllocationQuota",
            "insufficient_quota",
            "InsufficientQuota");
    private static final List<String> UNAVAILABLE = List.of(
            "InternalError",
            "InternalError.Timeout",
            "InternalError.Algo",
            "SystemError",
            "ModelServiceFailed",
            "RewriteFailed",
            "RequestTimeOut",
            "ServiceUnavailable",
            "ModelUnavailable");

    @ParameterizedTest
    @MethodSource("table")
    void of_whenCodeIsInTheTable_decidesByItInEachSpelling(int status, String code, ErrorKind kind) {
        for (String spelling : spellings(code)) {
            assertThat(ErrorKind.of(status, spelling))
                    .as("%d %s", status, spelling)
                    .isEqualTo(kind);
        }
    }

    static Stream<Arguments> table() {
        return Stream.of(
                        rows(List.of(400), REJECTED, ErrorKind.REJECTED),
                        rows(List.of(400, 404), NOT_FOUND, ErrorKind.REJECTED),
                        rows(List.of(400, 403, 429), BILLING, ErrorKind.BILLING),
                        rows(List.of(400, 401, 403), AUTHENTICATION, ErrorKind.AUTHENTICATION),
                        rows(List.of(400, 401, 403, 429), PERMISSION, ErrorKind.PERMISSION),
                        rows(List.of(400, 403, 429), THROTTLED, ErrorKind.THROTTLED),
                        rows(List.of(200, 400, 429), UNAVAILABLE, ErrorKind.UNAVAILABLE))
                .flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource("everyCode")
    void of_whenStatusLeavesTheOutcomeOpen_isUnavailableWhateverTheCodeClaims(String code) {
        for (int status : AMBIGUOUS) {
            for (String spelling : spellings(code)) {
                assertThat(ErrorKind.of(status, spelling)).isEqualTo(ErrorKind.UNAVAILABLE);
            }
        }
    }

    static Stream<String> everyCode() {
        return Stream.of(REJECTED, NOT_FOUND, BILLING, AUTHENTICATION, PERMISSION, THROTTLED, UNAVAILABLE)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "SomethingNew", "Something.New", "...", "错误"})
    void of_whenCodeTellsNothing_decidesByTheStatus(String code) {
        Map<Integer, ErrorKind> expected = Map.ofEntries(
                Map.entry(200, ErrorKind.REJECTED),
                Map.entry(302, ErrorKind.REJECTED),
                Map.entry(400, ErrorKind.REJECTED),
                Map.entry(401, ErrorKind.AUTHENTICATION),
                Map.entry(402, ErrorKind.BILLING),
                Map.entry(403, ErrorKind.PERMISSION),
                Map.entry(404, ErrorKind.REJECTED),
                Map.entry(408, ErrorKind.UNAVAILABLE),
                Map.entry(413, ErrorKind.REJECTED),
                Map.entry(429, ErrorKind.THROTTLED),
                Map.entry(500, ErrorKind.UNAVAILABLE),
                Map.entry(504, ErrorKind.UNAVAILABLE));

        expected.forEach((status, kind) ->
                assertThat(ErrorKind.of(status, code)).as("%d", status).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({"InvalidApiKeyring, 400", "NoArrearage, 400", "ApiThrottling, 400", "TaskInternalError, 400"})
    void of_whenCodeOnlyResemblesOne_isNotTakenForIt(String code, int status) {
        assertThat(ErrorKind.of(status, code)).isEqualTo(ErrorKind.REJECTED);
    }

    @Test
    void spellings_whenMade_areThoseOfTheService() {
        assertThat(spellings("InvalidParameter.DataInspection"))
                .contains("invalid_parameter.data_inspection", "INVALIDPARAMETER.DATAINSPECTION");
        assertThat(spellings("InvalidApiKey")).contains("invalid_api_key");
        assertThat(spellings("IPInfringementSuspect")).contains("ip_infringement_suspect");
    }

    private static Stream<Arguments> rows(List<Integer> statuses, List<String> codes, ErrorKind kind) {
        return statuses.stream().flatMap(status -> codes.stream().map(code -> Arguments.of(status, code, kind)));
    }

    private static List<String> spellings(String code) {
        String snake = code.replaceAll("([a-z])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
        return List.of(code, snake, code.toUpperCase(Locale.ROOT), code.toLowerCase(Locale.ROOT));
    }
}
