package dev.wanedit.testkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"a\":[1,-2.5,true,false,null,{\"b\":\"\"}],\"c\":{\"d\":[[]]}}",
                "\"\\\"\\\\\\n\\r\\t\\u0001\\u001f/雪\uD83D\uDE00\"",
                "[2147483648,9223372036854775808,1.0E-7]"
            })
    void write_ofWhatWasRead_isTheSameText(String json) throws IOException {
        assertThat(Json.write(read(json))).isEqualTo(json);
    }

    @Test
    void read_ofNumbers_givesTheSmallestTypeThatHoldsThem() throws IOException {
        assertThat(read("[0,-2147483648,2147483648,9223372036854775808,5.0,1e2]"))
                .isEqualTo(
                        List.of(0, Integer.MIN_VALUE, 2147483648L, new BigInteger("9223372036854775808"), 5.0, 100.0));
    }

    @Test
    void read_withSpaceAndEscapes_givesTheirMeaning() throws IOException {
        assertThat(read(" {\t\"a\" : \"x\\/\\b\\f\\n\\r\\t\\u96EAy\" ,\r\n \"a\" : [ 1 , 2 ] } "))
                .isEqualTo(Map.of("a", List.of(1, 2)));
        assertThat(read("\"x\\/\\b\\f\\n\\r\\t\\u96EAy\"")).isEqualTo("x/\b\f\n\r\t雪y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1,]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{1:1}",
                "\"",
                "\"\\",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u\uFF11234\"",
                "\"\\u12",
                "\"\n\"",
                "tru",
                "nul",
                "nulls",
                "01",
                "1.",
                ".5",
                "+1",
                "-",
                "1e",
                "NaN",
                "1 1",
                "{}{}",
                "'a'",
                "<html>"
            })
    void read_ofWhatIsNotJson_isRefused(String text) {
        assertThatIOException().isThrownBy(() -> read(text)).withMessageContaining("Not JSON");
    }

    @Test
    void read_whenItIsDeep_isRefusedBeforeTheStackEnds() {
        assertThatIOException().isThrownBy(() -> read("[".repeat(1_000_000))).withMessageContaining("levels");
        assertThatIOException().isThrownBy(() -> read("{\"a\":".repeat(1_000_000)));
    }

    @Test
    void read_whenANumberIsVeryLong_isRefusedAtOnce() {
        assertThatIOException().isThrownBy(() -> read("1".repeat(1_000_000))).withMessageContaining("number");
        assertThatIOException().isThrownBy(() -> read("1e" + "9".repeat(1_000_000)));
    }

    @Test
    void write_ofWhatIsNoJson_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Map.of("at", Instant.EPOCH)));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Arrays.asList(1.0, Double.NaN)));
    }

    private static Object read(String json) throws IOException {
        return Json.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
