package dev.wanedit.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.task.Redaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every text for readers has a translation, and every translation is used. */
class TranslationsTest {

    private static final Locale CHINESE = Locale.CHINA;

    /** Names, which are the same in every language; one is that of a class. */
    private static final Set<String> NAMES = Set.of(
            "AVI",
            "BMP",
            "FLV",
            "GIF",
            "JPEG",
            "MP4",
            "PNG",
            "QuickTime",
            "TIFF",
            "WEBP",
            "WMV",
            "U+FFFD",
            "null",
            "a {0}");

    /** The frames of a violation and of a failed task, and texts that lambdas make. */
    private static final Set<String> OTHERS = Set.of(
            "{0}: {1}, allowed {2}",
            "the control character {0}",
            "a damaged text: {0}",
            "The task failed: {0}",
            "The task failed with {0}: {1}",
            "the service gave no reason.");

    private final Map<String, String> translations = translations();

    @Test
    void translations_ofTheTextsInTheSources_areThereAndNoOthers() {
        Set<String> english = LibraryTexts.all().stream()
                .map(SourceTexts::texts)
                .map(Map::keySet)
                .flatMap(Collection::stream)
                .map(Redaction::redact)
                .collect(Collectors.toCollection(TreeSet::new));
        english.removeAll(NAMES);
        english.addAll(OTHERS);

        assertThat(english).hasSizeGreaterThan(250);
        assertThat(without(english, translations.keySet())).as("not translated").isEmpty();
        assertThat(without(translations.keySet(), english)).as("not used").isEmpty();
    }

    /** A text that cannot be found in the sources would have no translation, and no test would notice. */
    @Test
    void argumentsThatAreNoText_inTheSources_areValuesAndTextsOfOtherPlaces() {
        assertThat(LibraryTexts.all().stream()
                        .flatMap(texts -> texts.unread().keySet().stream())
                        .map(place -> place.replaceAll(":\\d+$", ""))
                        .distinct())
                .containsExactlyInAnyOrder(
                        // Texts of another exception, of a database's problem, and of a situation.
                        "BuilderSettings.java",
                        "StoreExceptions.java",
                        "SubmitUncertainException.java",
                        "Examination.java",
                        "ServiceChecks.java",
                        "StoreCheck.java",
                        // Values: amounts, paths, names; and a violation that is copied.
                        "CostLimit.java",
                        "ExtraMembers.java",
                        "GarbledText.first",
                        "JobMapper.java",
                        "JobRules.java",
                        "JobWarnings.java",
                        "MediaRules.java",
                        "JsonValue.problem",
                        "ShownViolation.java");
    }

    @Test
    void translations_all_haveTheSamePlacesForValues() {
        assertThat(translations)
                .allSatisfy((english, chinese) ->
                        assertThat(holes(chinese)).as(english).isEqualTo(holes(english)));
    }

    @Test
    void translations_all_areChinese() {
        Pattern han = Pattern.compile("\\p{IsHan}");

        assertThat(translations.entrySet().stream()
                        .filter(entry -> !han.matcher(entry.getValue()).find())
                        .map(Map.Entry::getKey))
                .as("texts without a Chinese word")
                .containsExactly("{0}: {1}");
        assertThat(translations.values())
                .as("full stops")
                .noneMatch(chinese -> chinese.matches("(?s).*\\p{IsHan}[.,;:!?].*"));
        translations.forEach((english, chinese) -> assertThat(chinese.endsWith("。"))
                .as(english)
                .isEqualTo(english.endsWith(".") && !english.endsWith("…")));
    }

    /** Of two templates that fit a text, the one that is meant has to be found. */
    @Test
    void in_withValuesInEachText_findsItsTranslation() {
        Map<String, String> withWords = new TreeMap<>(translations);
        withWords.remove("{0}: {1}");
        withWords.forEach((english, chinese) -> {
            List<String> values = List.of("<1>", "<2>", "<3>", "<4>");
            assertThat(Translations.LIBRARY.in(CHINESE, Template.of(english).filled(values)))
                    .as(english)
                    .isEqualTo(Template.of(chinese).filled(values));
        });
    }

    @Test
    void in_ofATextWithATextInIt_translatesBoth() {
        assertThat(Translations.LIBRARY.in(CHINESE, "clip.mp4: has an alpha channel"))
                .isEqualTo("clip.mp4：有 alpha 通道");
        assertThat(Translations.LIBRARY.in(CHINESE, "MP4 or QuickTime (the limit of wan2.7-videoedit)"))
                .isEqualTo("MP4 或 QuickTime（wan2.7-videoedit 的限制）");
    }

    /** A message that is quoted stays English. */
    @Test
    void in_ofATextWithAnEnglishSentenceInIt_separatesThemByASpace() {
        assertThat(Translations.LIBRARY.in(CHINESE, "It is a login portal. Or a proxy answered in its place."))
                .isEqualTo("It is a login portal. 也可能是代理代替服务作了响应。");
        assertThat(Translations.LIBRARY.in(
                        CHINESE, "Check the DNS settings of this machine. Or a proxy answered in its place."))
                .isEqualTo("请检查本机的 DNS 设置。也可能是代理代替服务作了响应。");
    }

    @Test
    void in_ofAnotherLanguageOrAnUnknownText_staysEnglish() {
        String known = "Set 1 or more.";

        assertThat(Translations.LIBRARY.in(Locale.ENGLISH, known)).isSameAs(known);
        assertThat(Translations.LIBRARY.in(Locale.ROOT, known)).isSameAs(known);
        assertThat(Translations.LIBRARY.in(Locale.FRANCE, known)).isSameAs(known);
        assertThat(Translations.LIBRARY.in(CHINESE, "An application's own advice."))
                .isEqualTo("An application's own advice.");
        assertThat(Translations.LIBRARY.in(CHINESE, "")).isEmpty();
    }

    /** Templates with few words of their own fit many sentences. */
    @Test
    void in_ofASentenceThatIsNotOurs_staysEnglish() {
        for (String sentence : List.of(
                "The port is taken.",
                "Java is old.",
                "One of them",
                "a wrong turn",
                "Cause: the disk is full",
                "It went up to the end.",
                "a b.mp4",
                "The task did not end: it is PENDING. (1 of 2)")) {
            assertThat(Translations.LIBRARY.in(CHINESE, sentence)).isEqualTo(sentence);
        }
        assertThat(Translations.LIBRARY.in(CHINESE, "order-17 is UNCERTAIN")).isEqualTo("order-17 的状态为 UNCERTAIN");
    }

    @Test
    void in_ofEveryChineseLocale_isSimplifiedChinese() {
        for (String tag : List.of("zh", "zh-CN", "zh-TW", "zh-Hant-HK", "zh-Hans-SG")) {
            assertThat(Translations.LIBRARY.in(Locale.forLanguageTag(tag), "Set 1 or more."))
                    .isEqualTo("请设置为 1 或更大的值。");
        }
    }

    @Test
    void hint_whenTheMessageIsEnglish_followsTheLocale() {
        ConfigurationException fault = new ConfigurationException("maxRunning is 0.", "Set 1 or more.");

        assertThat(fault.getMessage()).isEqualTo("maxRunning is 0. Set 1 or more.");
        assertThat(fault.hint(CHINESE)).isEqualTo("请设置为 1 或更大的值。");
        assertThat(fault.hint(Locale.US)).isEqualTo("Set 1 or more.");
    }

    @Test
    void in_whenTheFileIsMissingOrBroken_staysEnglish() {
        assertThat(Translations.LIBRARY.with(language -> null).in(CHINESE, "Hello."))
                .isEqualTo("Hello.");
        assertThat(of("neither of both").in(CHINESE, "Hello.")).isEqualTo("Hello.");
    }

    /** Then no English text gets Chinese punctuation. */
    @Test
    void has_whenTheFileIsMissing_isFalse() {
        assertThat(new Translations(language -> null, null).has(CHINESE)).isFalse();
        assertThat(Translations.LIBRARY.has(CHINESE)).isTrue();
        assertThat(Translations.LIBRARY.has(Locale.FRANCE)).isFalse();
        assertThat(Translations.isTranslated(CHINESE)).isTrue();
    }

    @Test
    void filled_withValues_fillsTheTranslation() {
        Translations texts = of("msgid \"{0} of {1}\"\nmsgstr \"{1} 中的 \"\n\"{0}\"\n");

        assertThat(texts.filled(CHINESE, "{0} of {1}", 2, "{0} \\ $1")).isEqualTo("{0} \\ $1 中的 2");
        assertThat(texts.filled(Locale.US, "{0} of {1}", 2, 3)).isEqualTo("2 of 3");
    }

    @Test
    void read_ofAPairThatIsThereTwice_fails() {
        String twice = "msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"";

        assertThatThrownBy(() -> PoFile.read(bytes(twice))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void read_ofQuotesAndLineBreaks_undoesTheirEscapes() throws IOException {
        assertThat(PoFile.read(bytes("# by hand\nmsgid \"\"\n\"a \\\"b\\\"\\n\"\nmsgstr \"\\\\n\"\n")))
                .containsExactly(Map.entry("a \"b\"\n", "\\n"));
    }

    private static Translations of(String file) {
        return Translations.LIBRARY.with(language -> bytes(file));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Set<String> holes(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Set<String> texts, Set<String> others) {
        Set<String> left = new TreeSet<>(texts);
        left.removeAll(others);
        return left;
    }

    private static Map<String, String> translations() {
        try (InputStream file = Translations.class.getResourceAsStream("zh.po")) {
            return PoFile.read(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
