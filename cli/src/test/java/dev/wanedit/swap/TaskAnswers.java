package dev.wanedit.swap;

import dev.wanedit.testkit.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers to a query and to a list, documented and odd, by the names that messages show. */
final class TaskAnswers {

    private static final String URL = "\"video_url\":\"https://oss.example.com/a%2Bb.mp4?Expires=1&Signature=s%2B%3D\"";
    private static final String TIMES = "\"submit_time\":\"2026-04-03 00:08:03.576\","
            + "\"scheduled_time\":\"2026-04-03 00:08:13.408\",\"end_time\":\"2026-04-03 00:11:57.286\"";

    private TaskAnswers() {}

    static Map<String, Fault> ofQuery() {
        Map<String, Fault> answers = new LinkedHashMap<>();
        succeeded(answers);
        failed(answers);
        for (String status :
                List.of("PENDING", "RUNNING", "SUSPENDED", "CANCELED", "UNKNOWN", "Dreaming", "", "succeeded")) {
            answers.put("status " + status, task("\"task_status\":\"" + status + "\"", ""));
            answers.put("status and times " + status, task("\"task_status\":\"" + status + "\"," + TIMES, ""));
        }
        for (String status : List.of("null", "7", "true", "[]", "{}")) {
            answers.put("status " + status, task("\"task_status\":" + status, ""));
        }
        answers.put("no status", task("\"task_metrics\":{\"TOTAL\":1}", ""));
        answers.put("output null", Answers.json(200, "{\"request_id\":\"r-1\",\"output\":null}"));
        answers.put("output text", Answers.json(200, "{\"request_id\":\"r-1\",\"output\":\"x\"}"));
        answers.put("output array", Answers.json(200, "{\"request_id\":\"r-1\",\"output\":[]}"));
        answers.put("another task", task("\"task_id\":\"other\",\"task_status\":\"RUNNING\"", ""));
        answers.put("same task", task("\"task_id\":\"" + Call.TASK + "\",\"task_status\":\"RUNNING\"", ""));
        for (String time : List.of(
                "null",
                "\"\"",
                "\"soon\"",
                "\"2026-04-03 00:08:03\"",
                "\"2026-04-03T00:08:03Z\"",
                "1775146083576",
                "{}")) {
            answers.put("time " + time, task("\"task_status\":\"RUNNING\",\"submit_time\":" + time, ""));
        }
        for (String prompt : List.of("null", "\"\"", "\"雪 \\u2028\\ud83d\\ude00\"", "5", "1e3", "true", "[]")) {
            answers.put("prompt " + prompt, task("\"task_status\":\"RUNNING\",\"orig_prompt\":" + prompt, ""));
        }
        return answers;
    }

    static Map<String, Fault> ofList() {
        Map<String, Fault> answers = new LinkedHashMap<>();
        for (String data : List.of(
                "null",
                "[]",
                "{}",
                "\"x\"",
                "[null]",
                "[{}]",
                "[{\"task_id\":\"\"}]",
                "[7]",
                "[{\"task_id\":\"t-1\"}]",
                "[{\"task_id\":\"t-1\",\"status\":\"Dreaming\",\"gmt_create\":1775146083576,\"start_time\":null}]",
                "[{\"task_id\":\"t-1\",\"status\":null,\"gmt_create\":\"1775146083576\",\"start_time\":\"x\"}]",
                "[{\"task_id\":\"t-1\",\"status\":7,\"gmt_create\":1.775146083576E12,\"start_time\":1.5,\"end_time\":-1}]",
                "[{\"task_id\":5,\"status\":\"FAILED\",\"model_name\":true}]")) {
            answers.put("rows " + data, Answers.json(200, "{\"request_id\":\"r-1\",\"data\":" + data + "}"));
        }
        for (String number :
                List.of("null", "0", "3", "-1", "\"3\"", "3.0", "3.5", "\"x\"", "99999999999", "true", "{}")) {
            answers.put(
                    "total " + number,
                    Answers.json(200, "{\"data\":[],\"total\":" + number + ",\"page_no\":" + number + "}"));
        }
        return answers;
    }

    private static void succeeded(Map<String, Fault> answers) {
        for (String part : List.of("duration", "input_video_duration", "output_video_duration", "video_count", "SR")) {
            for (String value : List.of(
                    "720",
                    "\"720\"",
                    "10.04",
                    "\"10.04\"",
                    "5.0",
                    "1e3",
                    "null",
                    "\"\"",
                    "\"x\"",
                    "-1",
                    "true",
                    "[]",
                    "{}",
                    "99999999999999999999",
                    "\"NaN\"")) {
                answers.put("usage " + part + " " + value, done("\"usage\":{\"" + part + "\":" + value + "}"));
            }
        }
        for (String usage : List.of("null", "{}", "[]", "\"\"", "5")) {
            answers.put("usage " + usage, done("\"usage\":" + usage));
        }
        answers.put("usage absent", done("\"more\":[{\"a\":null}]"));
        for (String url : List.of("null", "\"\"", "\"a b\"", "\"ftp://a/b\"", "\"/a\"", "5", "[]")) {
            answers.put("URL " + url, task("\"task_status\":\"SUCCEEDED\",\"video_url\":" + url, ""));
        }
        answers.put("URL absent", task("\"task_status\":\"SUCCEEDED\"", ""));
        answers.put("times absent", task("\"task_status\":\"SUCCEEDED\"," + URL, ""));
    }

    private static void failed(Map<String, Fault> answers) {
        for (String value :
                List.of("null", "\"\"", "\"InternalError.Timeout\"", "\"DataInspectionFailed\"", "7", "{}")) {
            answers.put(
                    "FAILED of code " + value,
                    task("\"task_status\":\"FAILED\",\"message\":\"m\",\"code\":" + value, ""));
            answers.put(
                    "FAILED of message " + value,
                    task("\"task_status\":\"FAILED\",\"code\":\"c\",\"message\":" + value, ""));
        }
        answers.put("FAILED for no reason", task("\"task_status\":\"FAILED\"", ""));
    }

    private static Fault done(String rest) {
        return task("\"task_status\":\"SUCCEEDED\",\"orig_prompt\":\"雪\"," + TIMES + "," + URL, "," + rest);
    }

    private static Fault task(String output, String rest) {
        return Answers.json(200, "{\"request_id\":\"r-1\",\"output\":{" + output + "}" + rest + "}");
    }
}
