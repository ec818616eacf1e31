package dev.wanedit.testkit.contract.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text of the service is shown in messages completely, and in a form that is harmless for terminals and logs. */
public abstract class HostileTextContract extends Contract {

    /** As JSON writes them: colours, C1, bell, line breaks, direction, separators, a byte-order mark, half a character. */
    private static final String HOSTILE =
            "a\\u001b[31m\\u009b2J\\u0007\\u0000\\r\\n2026 INFO forged\\u202e\\u2066\\u2028\\u2029\\ufeff\\u200b\\ud800z";

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY", "LIST", "CANCEL", "UPLOAD_POLICY"})
    void error_whenItsTextsHoldControlCharacters_showsNoneRaw(PortCall call) {
        fake().inject(
                        call.kind(),
                        Fault.answer(400)
                                .header("Content-Type", "application/json")
                                .body("{\"code\":\"%1$s\",\"message\":\"%1$s\",\"request_id\":\"%1$s\"}"
                                        .formatted(HOSTILE)));

        WanEditException error = failure(subscribe(call));

        assertNothingRaw(error);
        assertThat(error.getMessage()).contains("a\\u001b[31m\\u009b2J\\u0007", "forged\\u202e");
    }

    @ParameterizedTest
    @EnumSource(names = {"UPLOAD", "DOWNLOAD"})
    void error_whenAStoragesTextsHoldControlCharacters_showsNoneRaw(PortCall call) {
        String text = "a\u001b[31m\u009b2J\u0007\r\nforged\u202e\u2028z";
        fake().inject(
                        call.kind(),
                        Fault.answer(403)
                                .header("Content-Type", "application/xml")
                                .body(
                                        "<Error><Code>%1$s</Code><Message>%1$s</Message><RequestId>%1$s</RequestId></Error>"
                                                .formatted(text)));

        assertNothingRaw(failure(subscribe(call)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u001b[2J", "a\\u202eb", "a\\u009bb", "a\\ufeff", "a\\nb", "\\ud800"})
    void create_whenTheTaskIdHoldsControlCharacters_isMalformed(String id) {
        fake().inject(
                        RequestKind.CREATE,
                        json("{\"output\":{\"task_status\":\"PENDING\",\"task_id\":\"" + "x" + id + "x\"}}"));

        assertNothingRaw(failure(subscribe(PortCall.CREATE), MalformedResponseException.class));
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY", "LIST", "CANCEL", "UPLOAD_POLICY"})
    void error_whenItIsABareText_keepsTextAndCode(PortCall call) {
        fake().inject(
                        call.kind(),
                        Fault.answer(400)
                                .header("Content-Type", "application/json")
                                .body(
                                        "{\"code\":\"InvalidParameter\",\"error\":\"what a gateway says\",\"request_id\":\"r-42\"}"));

        WanEditException error = failure(subscribe(call));

        assertThat(error.code()).contains("InvalidParameter");
        assertThat(error.requestId()).contains("r-42");
        assertThat(error).hasMessageContaining("what a gateway says");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a\"]", "7", "{\"message\":[1]}", "true"})
    void error_whenItsPartHasAnotherShape_keepsTheRest(String part) {
        fake().inject(
                        RequestKind.QUERY,
                        Fault.answer(400)
                                .header("Content-Type", "application/json")
                                .body("{\"code\":\"Arrearage\",\"message\":\"pay\",\"error\":" + part + "}"));

        WanEditException error = failure(subscribe(PortCall.QUERY));

        assertThat(error.code()).contains("Arrearage");
        assertThat(error).hasMessageContaining("pay");
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY"})
    void error_whenItsMessageIsLong_isShort(PortCall call) {
        fake().inject(
                        call.kind(),
                        Fault.answer(400)
                                .header("Content-Type", "application/json")
                                .body("{\"code\":\"X\",\"message\":\"" + "x".repeat(500_000) + "\"}"));

        assertThat(failure(subscribe(call)).getMessage()).hasSizeLessThan(3_000).contains("xxx…");
    }

    private static void assertNothingRaw(WanEditException error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace, true));
        String shown = error.getMessage()
                + error.problem()
                + error.nextStep()
                + error.code()
                + error.requestId()
                + trace.toString().replaceAll("\\R\\tat |\\R", " ").replace('\t', ' ');
        assertThat(shown.codePoints().filter(HostileTextContract::isRaw)).isEmpty();
    }

    private static boolean isRaw(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isISOControl(codePoint)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
