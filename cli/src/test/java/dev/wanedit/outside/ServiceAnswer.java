package dev.wanedit.outside;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;

/** An answer, in the words of the service's own document. */
record ServiceAnswer(int status, String type, byte[] body) {

    static final ServiceAnswer THROTTLED =
            refused(429, "Throttling.RateQuota", "Requests rate limit exceeded, please try again later.");

    static ServiceAnswer created(String task) {
        return output("\"task_id\":\"" + task + "\",\"task_status\":\"PENDING\"");
    }

    static ServiceAnswer queried(String task, String status, String result) {
        String told = "\"task_id\":\"" + task + "\",\"task_status\":\"" + status + "\"";
        return output(status.equals("SUCCEEDED") ? told + ",\"video_url\":\"" + result + "\"" : told);
    }

    static ServiceAnswer listed(ListPage page) {
        String rows = page.rows().stream()
                .map(row -> "{\"task_id\":\"" + row.id() + "\",\"status\":\"" + row.status()
                        + "\",\"model_name\":\"wan2.7-videoedit\"}")
                .collect(Collectors.joining(","));
        return json(
                200,
                "\"data\":[" + rows + "],\"page_no\":" + page.query().page() + ",\"page_size\":"
                        + page.query().size() + ",\"total_page\":" + page.pages() + ",\"total\":" + page.total());
    }

    static ServiceAnswer refused(int status, String code, String message) {
        return json(status, "\"code\":\"" + code + "\",\"message\":\"" + message + "\"");
    }

    private static ServiceAnswer output(String members) {
        return json(200, "\"output\":{" + members + "}");
    }

    private static ServiceAnswer json(int status, String members) {
        String body = "{\"request_id\":\"" + UUID.randomUUID() + "\"," + members + "}";
        return new ServiceAnswer(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
