package dev.wanedit.testkit.contract.task;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.ThrottledException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One line of the service's table of errors.
 *
 * @param status the HTTP status
 * @param code the code as the service writes it
 * @param type the type of the expected exception
 */
record ErrorRow(int status, String code, Class<? extends ServiceException> type) {

    /** The whole table. */
    static Stream<ErrorRow> all() {
        return Stream.of(
                        rows(
                                List.of(400),
                                RequestRejectedException.class,
                                "InvalidParameter",
                                "BadRequest.TooLarge",
                                "InvalidURL",
                                "InvalidFile.Format",
                                "InvalidImage.Size",
                                "UnsupportedOperation",
                                "DataInspectionFailed",
                                "IPInfringementSuspect",
                                "CustomRoleBlocked",
                                "InvalidURL.Timeout",
                                "InvalidURL.ConnectionRefused",
                                "InvalidParameter.DataInspection",
                                "NeverSeenBefore"),
                        rows(List.of(401), AuthenticationException.class, "InvalidApiKey", "NOT AUTHORIZED"),
                        rows(
                                List.of(403),
                                PermissionException.class,
                                "AccessDenied",
                                "AccessDenied.Unpurchased",
                                "Model.AccessDenied",
                                "Workspace.AccessDenied",
                                "Endpoint.AccessDenied",
                                "AllocationQuota.FreeTierOnly"),
                        rows(List.of(404), RequestRejectedException.class, "ModelNotFound", "WorkSpaceNotFound"),
                        rows(
                                List.of(400, 429),
                                BillingException.class,
                                "Arrearage",
                                "CommodityNotPurchased",
                                "PrepaidBillOverdue",
                                "PostpaidBillOverdue"),
                        rows(
                                List.of(429),
                                ThrottledException.class,
                                "Throttling",
                                "Throttling.RateQuota",
                                "Throttling.BurstRate",
                                "Throttling.Concurrency",
                                "Throttling.AllocationQuota",
                                "insufficient_quota"),
                        rows(
                                List.of(408, 500, 502, 503, 504),
                                ServiceUnavailableException.class,
                                "InternalError",
                                "InternalError.Algo",
                                "SystemError",
                                "ModelServiceFailed",
                                "RewriteFailed",
                                "RequestTimeOut",
                                "ServiceUnavailable",
                                "ModelUnavailable",
                                "NeverSeenBefore"))
                .flatMap(rows -> rows);
    }

    private static Stream<ErrorRow> rows(
            List<Integer> statuses, Class<? extends ServiceException> type, String... codes) {
        return statuses.stream().flatMap(status -> Stream.of(codes).map(code -> new ErrorRow(status, code, type)));
    }

    /** The same in the other spelling, {@code invalid_api_key}. */
    ErrorRow inSnakeCase() {
        String snake =
                code.replaceAll("(?<=[a-z])(?=[A-Z])", "_").replace(' ', '_').toLowerCase(Locale.ROOT);
        return new ErrorRow(status, snake, type);
    }

    @Override
    public String toString() {
        return status + " " + code;
    }
}
