package dev.wanedit.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.input.LineNames;
import dev.wanedit.cli.input.OptionNames;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final Wording CHINESE = Wording.of(Locale.CHINA, StandardCharsets.UTF_8);

    /** They are parts of other texts, and are options now. */
    private static final Set<String> OPTIONS = Set.of("--region beijing", "--region singapore");

    @Test
    void advice_withOptionsInPlaceOfMethods_isTranslatedAndNoOther() {
        Set<String> changed = changed(OptionNames::inAdvice);
        changed.addAll(changed(LineNames::inAdvice));
        changed.removeAll(OPTIONS);

        assertThat(PoTexts.english("advice.zh.po")).containsExactlyInAnyOrderElementsOf(changed);
    }

    private static Set<String> changed(UnaryOperator<String> advice) {
        return PoTexts.ofLibrary().stream()
                .filter(text -> !advice.apply(text).equals(text))
                .map(advice)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void lines_ofAnError_haveItsMeaningBelow() {
        assertThat(CHINESE.lines("error: --duration: 12 s, allowed whole seconds, 2 to 10 s"))
                .containsExactly(
                        "error: --duration: 12 s, allowed whole seconds, 2 to 10 s",
                        "  --duration：12 秒（要求：2 到 10 秒之间的整秒数）");
        assertThat(CHINESE.lines("k1: error: --video: There is no file a b.mp4."))
                .containsExactly("k1: error: --video: There is no file a b.mp4.", "  --video：文件 a b.mp4 不存在。");
        assertThat(CHINESE.lines("error: line 3: duration: 12 s, allowed whole seconds, 2 to 10 s"))
                .containsExactly(
                        "error: line 3: duration: 12 s, allowed whole seconds, 2 to 10 s",
                        "  第 3 行：duration：12 秒（要求：2 到 10 秒之间的整秒数）");
        assertThat(CHINESE.lines("error: The service could not be found: no such host."))
                .containsExactly("error: The service could not be found: no such host.");
        assertThat(CHINESE.lines("k1: error: The task did not end within 30 min: it is PENDING. (1 of 2)"))
                .hasSize(1);
    }

    @Test
    void of_anIndentedLine_keepsItsSpace() {
        assertThat(CHINESE.of("  Nothing was sent.")).isEqualTo("  未发送任何内容。");
        assertThat(CHINESE.of("sunset: out/sunset.mp4, 1.2 MB (1 of 3)"))
                .isEqualTo("sunset：out/sunset.mp4, 1.2 MB（第 1 个，共 3 个）");
        assertThat(CHINESE.of("sunset: running")).isEqualTo("sunset：运行中");
        assertThat(CHINESE.of("2 done, 1 failed, 0 uncertain, 0 open.")).isEqualTo("完成 2，失败 1，不确定 0，未完成 0。");
    }

    @Test
    void of_whereTheLanguageIsEnglish_changesNothing() {
        assertThat(Wording.ENGLISH.of("  Nothing was sent.")).isEqualTo("  Nothing was sent.");
        assertThat(Wording.ENGLISH.lines("error: x: nothing, allowed y"))
                .containsExactly("error: x: nothing, allowed y");
        assertThat(Wording.of(Locale.GERMANY, StandardCharsets.UTF_8).isEnglish())
                .isTrue();
    }
}
