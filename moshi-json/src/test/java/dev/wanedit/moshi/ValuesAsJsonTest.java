package dev.wanedit.moshi;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.FromJson;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.ToJson;
import dev.wanedit.job.Money;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The form that docs/json.md describes, by the code that it shows. */
class ValuesAsJsonTest {

    private final Moshi moshi = new Moshi.Builder().add(new Forms()).build();

    @Test
    void json_whenAnIdOrAKeyIsWritten_isAText() throws IOException {
        assertComesBack(TaskId.class, new TaskId("05e68c7e-850c"), "\"05e68c7e-850c\"");
        assertComesBack(JobKey.class, new JobKey("order \"17\""), "\"order \\\"17\\\"\"");
        assertThat(new TaskId("05e68c7e-850c")).hasToString("05e68c7e-850c");
        assertThat(new JobKey("order \"17\"")).hasToString("order \"17\"");
    }

    @Test
    void json_whenMoneyIsWritten_comesBack() throws IOException {
        Money money = Money.of("12.50", "CNY");
        String json = moshi.adapter(Money.class).toJson(money);

        assertThat(json).contains("\"amount\":\"12.50\"", "\"currency\":\"CNY\"");
        assertThat(moshi.adapter(Money.class).fromJson(json)).isEqualTo(money);
    }

    @Test
    void json_whenASignedUrlIsWritten_hasNoSignature() throws IOException {
        EditResult result = new EditResult(URI.create("https://host.example/a.mp4?Signature=S3CRET"), null);
        String json = moshi.adapter(URI.class).toJson(result.videoUrl());

        assertThat(json).isEqualTo("\"https://host.example/a.mp4?***\"");
        assertThat(moshi.adapter(URI.class).fromJson(json)).isEqualTo(URI.create("https://host.example/a.mp4?***"));
    }

    @Test
    void page_whenItShowsCode_showsTheCodeThatIsTestedHere() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "json.md"));
        String shown = page.substring(page.indexOf("```java\n") + 8, page.indexOf("```\n", page.indexOf("```java\n")));
        String here =
                Files.readString(Path.of("src", "test", "java", "dev", "wanedit", "moshi", "ValuesAsJsonTest.java"));

        assertThat(here.replaceAll("\\s+", " ")).contains(shown.strip().replaceAll("\\s+", " "));
    }

    private <T> void assertComesBack(Class<T> type, T value, String json) throws IOException {
        assertThat(moshi.adapter(type).toJson(value)).isEqualTo(json);
        assertThat(moshi.adapter(type).fromJson(json)).isEqualTo(value);
    }

    static final class Forms {

        @ToJson
        String taskId(TaskId id) {
            return id.value();
        }

        @FromJson
        TaskId taskId(String text) {
            return new TaskId(text);
        }

        @ToJson
        String jobKey(JobKey key) {
            return key.value();
        }

        @FromJson
        JobKey jobKey(String text) {
            return new JobKey(text);
        }

        @ToJson
        String url(URI url) {
            return Redaction.redact(url.toString());
        }

        @FromJson
        URI url(String text) {
            return URI.create(text);
        }

        @ToJson
        Map<String, String> money(Money money) {
            return Map.of(
                    "amount", money.amount().toPlainString(),
                    "currency", money.currency().getCurrencyCode());
        }

        @FromJson
        Money money(Map<String, String> fields) {
            return Money.of(fields.get("amount"), fields.get("currency"));
        }
    }
}
