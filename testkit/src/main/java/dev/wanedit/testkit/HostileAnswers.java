package dev.wanedit.testkit;

import java.util.List;
import java.util.Random;

/**
 * Answers in which every text does harm if it is shown unchanged: escape sequences, forged lines, right-to-left text,
 * invisible characters, halves of surrogate pairs, and a repeated secret. The order is random and can be repeated with
 * a seed. For fuzz tests of code that shows texts of the service. Not safe for use by several threads at once.
 */
public final class HostileAnswers {

    private static final List<String> PARTS = List.of(
            "\u001b[31mred",
            "\u001b]0;title\u0007",
            "\u009b2J",
            "\u0000",
            "\u0007",
            "\r\n2026-01-01 INFO forged",
            "\n",
            "\t",
            "\u007f",
            "\u0085",
            "\u202egpj.exe",
            "\u2066x\u2069",
            "\u2028line",
            "\u2029paragraph",
            "\ufeff",
            "\ud800",
            "\udc00",
            "\u200b",
            "\u00ad",
            "\udb40\udc01",
            "\ufffe");
    private static final List<String> STATUSES = List.of("PENDING", "RUNNING", "SUCCEEDED", "FAILED", "CANCELED");
    private static final int[] HTTP = {200, 200, 200, 400, 401, 403, 404, 429, 500};
    private static final int LONG = 5_000;

    private final Random random;
    private final String secret;

    /**
     * @param seed the same seed gives the same answers
     * @param secret the text that the service repeats, such as the API key
     */
    public HostileAnswers(long seed, String secret) {
        this.random = new Random(seed);
        this.secret = secret;
    }

    /**
     * True if a character must never be shown unchanged. Line breaks are included, since these texts have no normal
     * line breaks.
     */
    public static boolean isRaw(int codePoint) {
        return Character.isISOControl(codePoint)
                || codePoint == 0xad
                || (codePoint >= 0x200b && codePoint <= 0x200f)
                || (codePoint >= 0x2028 && codePoint <= 0x202e)
                || (codePoint >= 0x2060 && codePoint <= 0x206f)
                || (codePoint >= 0xd800 && codePoint <= 0xdfff)
                || codePoint == 0xfeff
                || (codePoint & 0xfffe) == 0xfffe
                || (codePoint >= 0xe0000 && codePoint <= 0xe007f);
    }

    /** The next answer for a request of this kind. */
    public Fault next(RequestKind kind) {
        return switch (kind) {
            case UPLOAD -> storage(403);
            case RESULT -> result();
            default -> json(kind);
        };
    }

    /** The next text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int parts = 1 + random.nextInt(4); parts > 0; parts--) {
            text.append("w").append(random.nextInt(100)).append(PARTS.get(random.nextInt(PARTS.size())));
        }
        if (random.nextInt(3) == 0) {
            text.append(" ").append(secret).append(" ");
        }
        if (random.nextInt(10) == 0) {
            text.append("x".repeat(LONG)).append(secret);
        }
        return text.toString();
    }

    private AnswerFault json(RequestKind kind) {
        int status = HTTP[random.nextInt(HTTP.length)];
        String error = random.nextInt(4) == 0 ? ",\"error\":" + quoted(text()) : "";
        String code = status == 200 && random.nextBoolean() ? "" : ",\"code\":" + quoted(text());
        return Fault.answer(status)
                .header("Content-Type", "application/json")
                .body("{\"request_id\":" + quoted(text()) + ",\"message\":" + quoted(text()) + code + error + rest(kind)
                        + "}");
    }

    private String rest(RequestKind kind) {
        return switch (kind) {
            case CREATE -> ",\"output\":{" + member("task_id") + "," + status("task_status") + "}";
            case QUERY ->
                ",\"output\":{" + status("task_status") + "," + member("code") + "," + member("message") + ","
                        + member("orig_prompt") + "," + member("end_time") + ",\"video_url\":"
                        + quoted("http://localhost:1/x.mp4?" + (random.nextBoolean() ? "Signature=1" : text())) + "}";
            case LIST ->
                ",\"total\":1,\"data\":[{\"task_id\":" + quoted(random.nextBoolean() ? "task-1" : text()) + ","
                        + status("status") + "," + member("model_name") + ",\"gmt_create\":1775145600000}]";
            case UPLOAD_POLICY ->
                ",\"data\":{" + member("policy") + "," + member("signature") + "," + member("upload_dir") + ","
                        + member("upload_host") + "," + member("oss_access_key_id") + "}";
            default -> "";
        };
    }

    private Fault result() {
        return switch (random.nextInt(4)) {
            case 0 -> storage(403);
            case 1 -> storage(404);
            case 2 ->
                Fault.answer(302)
                        .header("Location", "/a\u202eb\u200b" + secret + "?Signature=" + secret)
                        .body(text());
            default ->
                Fault.answer(200)
                        .header("Content-Type", "text/\u202ehtml" + secret)
                        .header("ETag", "\"\u202e" + secret + "\"")
                        .body(text());
        };
    }

    private AnswerFault storage(int status) {
        return Fault.answer(status)
                .header("Content-Type", "application/xml")
                .body("<Error><Code>" + text() + "</Code><Message>" + text() + "</Message><RequestId>" + text()
                        + "</RequestId></Error>");
    }

    private String status(String name) {
        String known = STATUSES.get(random.nextInt(STATUSES.size()));
        return quoted(name) + ":" + quoted(random.nextInt(3) == 0 ? text() : known);
    }

    private String member(String name) {
        return quoted(name) + ":" + quoted(text());
    }

    /**
     * As JSON with every character except letters and digits as a number, so that halves of surrogate pairs are kept.
     */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c < 0x80 && Character.isLetterOrDigit(c);
            quoted.append(plain || ":/.?=_- ".indexOf(c) >= 0 ? String.valueOf(c) : "\\u" + hex(c));
        }
        return quoted.append('"').toString();
    }

    private static String hex(char c) {
        String hex = Integer.toHexString(c);
        return "0".repeat(4 - hex.length()) + hex;
    }
}
