package dev.wanedit.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.JobKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultNamesTest {

    @ParameterizedTest
    @CsvSource({
        "order-7, order-7.mp4",
        "order 7, order 7.mp4",
        "订单1, 订单1.mp4",
        "a/b\\c:d, a_b_c_d.mp4",
        "../../etc/passwd, __.._etc_passwd.mp4",
        ".., _.mp4",
        "., _.mp4",
        "con, _con.mp4",
        "a., a_.mp4",
    })
    void of_aKey_isASafeName(String key, String expected) {
        assertThat(ResultNames.of(new JobKey(key))).isEqualTo(expected);
    }

    @Test
    void of_aLongKey_isShortEnoughAndItsOwn(@TempDir Path folder) throws Exception {
        String first = ResultNames.of(new JobKey("订".repeat(199) + "1"));
        String second = ResultNames.of(new JobKey("订".repeat(199) + "2"));

        assertThat(first).isNotEqualTo(second).endsWith(".mp4");
        assertThat(first.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(160);
        assertThat(Files.createFile(folder.resolve(first))).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "订单 1.mp4", "a.b-c_d"})
    void allows_aPlainName(String name) {
        assertThat(ResultNames.allows(name)).isTrue();
        assertThat(ResultNames.allows(ResultNames.of(new JobKey(name)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a/b", "a\\b", "/a", "C:a", "a\u0000", "a\n", "a.", "a ", ".a", "NUL", "nul.mp4"})
    void allows_whatLeavesTheFolderOrIsNoName_not(String name) {
        assertThat(ResultNames.allows(name)).isFalse();
    }

    @Test
    void folded_namesThatSomeFileSystemsTakeForOne_areEqual() {
        assertThat(ResultNames.folded("Über.MP4")).isEqualTo(ResultNames.folded("u\u0308ber.mp4"));
        assertThat(ResultNames.folded("a.mp4")).isNotEqualTo(ResultNames.folded("b.mp4"));
    }
}
