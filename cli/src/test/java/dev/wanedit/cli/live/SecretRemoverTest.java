package dev.wanedit.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.network.SecretMask;
import dev.wanedit.testkit.Recording;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretRemoverTest {

    private final SecretMask mask = new SecretMask();
    private final SecretRemover secrets = new SecretRemover(mask);

    @Test
    void value_whenIdsRepeat_haveTheSamePlaceholders() {
        assertThat(secrets.value(Map.of("data", List.of(Map.of("task_id", "a1"), Map.of("task_id", "b2")))))
                .isEqualTo(Map.of("data", List.of(Map.of("task_id", "task-1"), Map.of("task_id", "task-2"))));
        assertThat(secrets.value(Map.of("task_id", "b2", "request_id", "r9")))
                .isEqualTo(Map.of("task_id", "task-2", "request_id", "request-1"));
        assertThat(secrets.text("/tasks/b2/cancel")).isEqualTo("/tasks/task-2/cancel");
    }

    @Test
    void value_whenItHoldsSecrets_hasNone() {
        String key = mask.watching(() -> "plain-key-1").get();
        mask.alsoHeaders(List.of("Basic aGVhZGVyLXNlY3JldA=="));

        Object clean = secrets.value(Map.of(
                "message",
                        "Invalid key " + key
                                + ", header aGVhZGVyLXNlY3JldA==, cut plain-k\u2026 for https://h.example/a.mp4?Signature=S3CRET",
                "video_url", "https://h.example/b.mp4?Signature=S3CRET",
                "orig_prompt", "S3CRET",
                "Caller_Parent_Id", "S3CRET",
                "caller_uid", "S3CRET",
                "data", "data:image/png;base64,S3CRET"));

        assertThat(clean.toString())
                .doesNotContain("S3CRET", "plain-k", "aGVhZGVyLXNlY3JldA")
                .contains(Recording.RESULT_URL, "https://h.example/a.mp4?***");
    }

    @Test
    void harmless_whenCredentialsAreNew_hidesThem() {
        Object clean = secrets.harmless(Map.of(
                "request_id", "r9",
                "message", "S3CRET",
                "code", "long text with S3CRET",
                "data", Map.of("sts_token", "S3CRET", "expire_in_seconds", 300, "list", List.of("S3CRET"))));

        assertThat(clean)
                .isEqualTo(Map.of(
                        "request_id", "request-1",
                        "message", "***",
                        "code", "***",
                        "data", Map.of("sts_token", "***", "expire_in_seconds", 300, "list", "***")));
    }

    @Test
    void value_whenItHoldsNumbersAndNulls_keepsThem() {
        assertThat(secrets.value(Map.of("SR", 720, "duration", 10.04, "ok", true)))
                .isEqualTo(Map.of("SR", 720, "duration", 10.04, "ok", true));
        assertThat(secrets.value(null)).isNull();
    }
}
