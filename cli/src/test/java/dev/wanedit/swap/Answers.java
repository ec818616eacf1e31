package dev.wanedit.swap;

import dev.wanedit.testkit.AnswerFault;
import dev.wanedit.testkit.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The answers that a service, or a gateway in front of it, may send, by the names that messages show. */
final class Answers {

    /** The codes of the service's pages, by the statuses with which they come. */
    private static final Map<List<Integer>, List<String>> ERRORS = Map.of(
            List.of(400),
            List.of(
                    "InvalidParameter",
                    "BadRequest.TooLarge",
                    "InvalidURL",
                    "InvalidURL.Timeout",
                    "InvalidURL.ConnectionRefused",
                    "InvalidFile.Format",
                    "InvalidImage.Size",
                    "InvalidParameter.DataInspection",
                    "UnsupportedOperation",
                    "DataInspectionFailed",
                    "IPInfringementSuspect",
                    "CustomRoleBlocked",
                    "NeverSeenBefore"),
            List.of(401),
            List.of("InvalidApiKey", "NOT AUTHORIZED"),
            List.of(403),
            List.of(
                    "AccessDenied",
                    "AccessDenied.Unpurchased",
                    "Model.AccessDenied",
                    "Workspace.AccessDenied",
                    "Endpoint.AccessDenied",
                    "AllocationQuota.FreeTierOnly"),
            List.of(404),
            List.of("ModelNotFound", "WorkSpaceNotFound"),
            List.of(400, 429),
            List.of("Arrearage", "CommodityNotPurchased", "PrepaidBillOverdue", "PostpaidBillOverdue"),
            List.of(429),
            List.of(
                    "Throttling",
                    "Throttling.RateQuota",
                    "Throttling.BurstRate",
                    "Throttling.Concurrency",
                    "Throttling.AllocationQuota",
                    "insufficient_quota"),
            List.of(408, 500, 502, 503, 504),
            List.of(
                    "InternalError",
                    "InternalError.Timeout",
                    "SystemError",
                    "ModelServiceFailed",
                    "RewriteFailed",
                    "RequestTimeOut",
                    "ServiceUnavailable",
                    "ModelUnavailable"));

    private static final String GATEWAY =
            "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"too much\",\"type\":\"x\"}}";

    private Answers() {}

    /** The whole table of errors, each in both spellings. */
    static Map<String, Fault> errors() {
        Map<String, Fault> errors = new LinkedHashMap<>();
        ERRORS.forEach((statuses, codes) -> {
            for (int status : statuses) {
                for (String code : codes) {
                    errors.put(status + " " + code, error(status, code));
                    errors.put(status + " " + inSnakeCase(code), error(status, inSnakeCase(code)));
                }
            }
        });
        return errors;
    }

    /** Answers that are odd for every request. */
    static Map<String, Fault> odd() {
        Map<String, Fault> odd = new LinkedHashMap<>();
        for (int status : List.of(
                200, 201, 202, 204, 301, 302, 307, 308, 400, 401, 403, 404, 405, 408, 409, 413, 418, 500, 599)) {
            odd.put("empty " + status, Fault.empty(status));
        }
        for (int status : List.of(200, 302, 403, 429, 503)) {
            odd.put("HTML " + status, Fault.html(status));
            odd.put("empty too " + status, Fault.empty(status));
            odd.put("null " + status, json(status, "null"));
            odd.put("array " + status, json(status, "[1,2]"));
            odd.put("number " + status, json(status, "42"));
            odd.put("empty object " + status, json(status, "{}"));
            odd.put("cut " + status, json(status, "{\"request_id\":\"r\",\"code\":\"Intern"));
            odd.put("more behind " + status, json(status, "{\"request_id\":\"r\",\"code\":\"SystemError\"} x"));
            odd.put("gateway " + status, json(status, GATEWAY));
            odd.put("code of nulls " + status, json(status, "{\"code\":null,\"message\":null,\"request_id\":null}"));
            odd.put("code empty " + status, json(status, "{\"code\":\"\",\"message\":\"\",\"request_id\":\"\"}"));
            odd.put("code a number " + status, json(status, "{\"code\":17,\"message\":1.5,\"request_id\":9}"));
            odd.put("code an object " + status, json(status, "{\"code\":{},\"message\":[],\"request_id\":\"r-1\"}"));
            odd.put("code twice " + status, json(status, "{\"code\":\"Throttling\",\"code\":\"InvalidApiKey\"}"));
            odd.put("single quotes " + status, json(status, "{'code':'Throttling','request_id':'r-1'}"));
            odd.put("byte order mark " + status, json(status, "\ufeff{\"code\":\"Throttling\"}"));
            odd.put("whole error " + status, error(status, "Throttling"));
        }
        for (String wait :
                List.of("17", "0", "", "soon", "-5", "1.5", "Wed, 21 Oct 2026 07:28:00 GMT", "99999999999999999999")) {
            odd.put("Retry-After " + wait, error(429, "Throttling").retryAfter(wait));
        }
        odd.put("no content type", Fault.answer(400).body("{\"code\":\"InvalidParameter\"}"));
        odd.put(
                "another content type",
                Fault.answer(400)
                        .header("Content-Type", "text/x; charset=utf-16")
                        .body("{\"code\":\"A\"}"));
        odd.put(
                "content type of nonsense",
                Fault.answer(200).header("Content-Type", "nonsense").body("<x/>"));
        odd.put("packed in name only", json(200, "{}").header("Content-Encoding", "gzip"));
        odd.put("packed unknown", json(200, "{}").header("Content-Encoding", "br"));
        odd.put("redirect", Fault.answer(307).header("Location", "/elsewhere"));
        odd.put("wrong types", Fault.wrongTypes());
        odd.put("challenge", error(401, "InvalidApiKey").header("WWW-Authenticate", "Basic realm=\"x\""));
        odd.put("secret", json(400, "{\"code\":\"InvalidURL\",\"message\":\"https://a.b/c.mp4?Signature=s3cr3t\"}"));
        return odd;
    }

    static AnswerFault json(int status, String body) {
        return Fault.answer(status).header("Content-Type", "application/json").body(body);
    }

    private static AnswerFault error(int status, String code) {
        return json(
                status, "{\"code\":\"" + code + "\",\"message\":\"what the service says\",\"request_id\":\"r-42\"}");
    }

    private static String inSnakeCase(String code) {
        return code.replaceAll("(?<=[a-z])(?=[A-Z])", "_").replace(' ', '_').toLowerCase(Locale.ROOT);
    }
}
