package dev.wanedit.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.wire.JsonCodec;
import dev.wanedit.wire.body.CreateBody;
import dev.wanedit.wire.body.ErrorBody;
import dev.wanedit.wire.body.InputBody;
import dev.wanedit.wire.body.PolicyBody;
import dev.wanedit.wire.body.TaskBody;
import dev.wanedit.wire.body.TaskListBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every adapter's JSON binding must read and write the same documents in the same way. */
public abstract class JsonCodecContract {

    /** The binding under test. */
    protected abstract JsonCodec codec();

    @Test
    void decode_whenTextsAndNumbersAreMixed_takesEitherForTheOther() throws IOException {
        assertThat(decode(PolicyBody.class, "{\"data\":{\"expire_in_seconds\":300}}")
                        .data())
                .satisfies(data -> assertThat(Objects.requireNonNull(data).expire_in_seconds())
                        .isEqualTo("300"));
        assertThat(decode(TaskListBody.class, "{\"page_no\":\"3\",\"total\":4.0}"))
                .satisfies(page -> assertThat(page.page_no()).isEqualTo(3))
                .satisfies(page -> assertThat(page.total()).isEqualTo(4));
    }

    @Test
    void decode_whenUsageHasAnyTypes_keepsWhatIsASingleValue() throws IOException {
        TaskBody body = decode(TaskBody.class, "{\"usage\":{\"SR\":\"720\",\"duration\":10.04,\"video_count\":[1]}}");

        assertThat(body.usage()).satisfies(usage -> {
            assertThat(Objects.requireNonNull(usage).SR()).isEqualTo("720");
            assertThat(usage.duration()).hasToString("10.04");
            assertThat(usage.video_count()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1.5", "\"x\"", "true", "[1]"})
    void decode_whenAWholeNumberIsNone_fails(String value) {
        assertThatThrownBy(() -> decode(TaskListBody.class, "{\"total\":" + value + "}"))
                .isInstanceOfAny(IOException.class, RuntimeException.class);
    }

    @Test
    void decode_whenANumberHasAMillionDigits_failsAtOnce() {
        String digits = "1".repeat(1_000_000);

        assertThatThrownBy(() -> decode(TaskListBody.class, "{\"total\":" + digits + "}"))
                .isInstanceOfAny(IOException.class, RuntimeException.class);
        assertThatThrownBy(() -> decode(TaskListBody.class, "{\"data\":[{\"gmt_create\":\"" + digits + "\"}]}"))
                .isInstanceOfAny(IOException.class, RuntimeException.class);
    }

    @Test
    void decode_whenFieldsAreUnknownOrMarkedAsUtf8_readsTheRest() throws IOException {
        assertThat(decode(ErrorBody.class, "\ufeff{\"new\":{\"a\":[1]},\"code\":\"X\"}")
                        .code())
                .isEqualTo("X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{",
                "{\"code\":\"X\"}x",
                "{\"code\":\"X\"}{}",
                "[]",
                "\"text\"",
                "{\"code\":[\"X\"]}"
            })
    void decode_whenItIsNotTheDocument_fails(String json) {
        assertThatThrownBy(() -> decode(ErrorBody.class, json))
                .isInstanceOfAny(IOException.class, RuntimeException.class);
    }

    @Test
    void decode_whenNestedWithoutEnd_fails() {
        String deep = "{\"x\":" + "[".repeat(100_000);

        assertThatThrownBy(() -> decode(ErrorBody.class, deep))
                .isInstanceOfAny(IOException.class, RuntimeException.class);
    }

    @Test
    void decode_whenARecordRefusesItsValues_fails() {
        assertThatThrownBy(() -> decode(Picky.class, "{\"name\":\"no\"}"))
                .isInstanceOfAny(IOException.class, RuntimeException.class);
    }

    @Test
    void encode_whenPartsAreNull_leavesThemOut() {
        CreateBody body = new CreateBody("m", new InputBody("p\u5bc6\"", null, null), null);

        assertThat(new String(codec().encode(CreateBody.class, body), StandardCharsets.UTF_8))
                .isEqualTo("{\"model\":\"m\",\"input\":{\"prompt\":\"p\u5bc6\\\"\"}}");
    }

    private <T> T decode(Class<T> type, String json) throws IOException {
        return Objects.requireNonNull(codec().decode(type, json.getBytes(StandardCharsets.UTF_8)));
    }

    /** A record that throws. */
    public record Picky(@Nullable String name) {
        public Picky {
            if ("no".equals(name)) {
                throw new IllegalArgumentException("not that one");
            }
        }
    }
}
