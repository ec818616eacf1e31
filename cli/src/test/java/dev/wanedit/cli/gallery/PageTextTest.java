package dev.wanedit.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.input.JobLineText;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.job.Money;
import dev.wanedit.record.JobFigures;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextTest {

    private static final Instant NOW = Instant.parse("2026-04-03T00:11:57.286Z");
    private static final Path FOLDER = Path.of("results").toAbsolutePath();

    private final Gallery gallery = new Gallery(FOLDER);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "</SCRIPT ><img src=x onerror=alert(1)>",
                "<!-- <script> ]]> &lt;script&gt;",
                "\u2028\u2029\u0000\u0007\u001b[31m",
                "\u202ecod.exe\u2066\u200b\ufeff",
                "\ud800 lone",
                "\"'`${alert(1)}\\"
            })
    void of_whenTextsAreHostile_holdsThemAsDataOnly(String hostile) {
        gallery.asked(
                new JobKey("a" + hostile.replaceAll("\\p{Cntrl}|\ud800", "")),
                new JobLineText(
                        hostile,
                        hostile,
                        "clip" + hostile.replace("\u0000", "") + ".mp4",
                        List.of(hostile),
                        Map.of("seed", hostile)),
                false);
        gallery.reported(new JobKey("b"), FailureMessage.of(List.of(hostile), null, List.of(hostile)), false);

        String page = page();

        assertThat(page.chars()).allMatch(letter -> letter == '\n' || (letter >= ' ' && letter <= '~'));
        assertThat(count("<script", page)).isEqualTo(2);
        assertThat(count("</script", page)).isEqualTo(2);
        assertThat(count("<!--", page)).isOne();
        assertThat(page).doesNotContain("<img");
    }

    @Test
    void of_whenAPromptHasLinesAndDirections_showsTheLinesAndNamesTheDirections() {
        gallery.asked(new JobKey("a"), asking("one\r\n\ttwo \u202e three", null), false);

        assertThat(job("a")).containsEntry("prompt", "one\n    two \\u202e three");
    }

    @Test
    void of_whenThePageIsChinese_hasTheHintsInChinese() {
        gallery.reported(
                new JobKey("a"),
                FailureMessage.of(List.of("No."), null, List.of("Choose another --out.", "Ask Ann.")),
                false);

        assertThat(PageData.in(PageText.of(gallery.fields(), Language.ZH, NOW))
                        .orElseThrow()
                        .get("hints"))
                .isEqualTo(Map.of("Choose another --out.\nAsk Ann.", "请选择另一个 --out。\nAsk Ann."));
        assertThat(PageData.in(PageText.of(gallery.fields(), Language.EN, NOW))
                        .orElseThrow()
                        .get("hints"))
                .isEqualTo(Map.of());
    }

    @Test
    void of_whenMediaAreRemote_hasNoPathAndNoSignature() {
        gallery.asked(
                new JobKey("a"),
                asking(
                        "see https://example.com/p.png?Signature=c2VjcmV0",
                        "https://example.com/clip.mp4?Expires=1&Signature=c2VjcmV0",
                        "oss://bucket/ref.png",
                        "data:image/png;base64,c2VjcmV0"),
                false);

        assertThat(page()).doesNotContain("c2VjcmV0", "Expires");
        assertThat(job("a"))
                .containsEntry("before", Map.of("kind", "remote", "text", "https://example.com/clip.mp4?***"))
                .containsEntry(
                        "references",
                        List.of(Map.of("kind", "remote", "text", "oss://bucket/ref.png"), Map.of("kind", "inline")));
    }

    @Test
    void of_whenMediaAreFiles_hasTheirPathsFromTheFolder() {
        gallery.asked(
                new JobKey("a"),
                asking(null, FOLDER.resolveSibling("clips/a b.mp4").toString()),
                false);

        assertThat(job("a").get("before"))
                .isEqualTo(Map.of(
                        "kind",
                        "file",
                        "text",
                        FOLDER.resolveSibling("clips/a b.mp4").toString(),
                        "path",
                        "../clips/a b.mp4",
                        "missing",
                        true));
    }

    @Test
    void of_whenTheFilesNamesAreDigested_allowsThisScriptAndThisStyleOnly() throws Exception {
        String page = page();

        assertThat(page)
                .contains("default-src 'none'")
                .contains("script-src '" + digest(between(page, "<script>", "</script>")) + "'")
                .contains("style-src '" + digest(between(page, "<style>", "</style>")) + "'")
                .doesNotContain("unsafe", "https:", "innerHTML", "eval(")
                .startsWith(PageText.MARK);
    }

    /** Binary fractions would make 0.30000000000000004 of these. */
    @Test
    void totals_ofDecimals_areExactForEachCurrency() {
        for (String amount : List.of("0.1", "0.2", "1000000000000.005")) {
            gallery.recorded(billed("cny " + amount, Money.of(amount, "CNY"), Duration.ofMillis(10_040)), false);
        }
        gallery.recorded(billed("usd", Money.of("0.15", "USD"), Duration.ofSeconds(4)), false);
        gallery.recorded(billed("no price", null, Duration.ofSeconds(6)), false);
        gallery.asked(new JobKey("played"), asking("x", null), true);
        gallery.recorded(billed("played", Money.of("7", "CNY"), Duration.ofSeconds(7)), true);

        assertThat(Totals.of(gallery.fields()))
                .isEqualTo(Map.of(
                        "states", Map.of("done", 6),
                        "simulated", 1,
                        "currencies",
                                List.of(
                                        Map.of("currency", "", "billed_seconds", "6"),
                                        Map.of(
                                                "currency",
                                                "CNY",
                                                "billed_seconds",
                                                "30.12",
                                                "billed",
                                                "1000000000000.305"),
                                        Map.of("currency", "USD", "billed_seconds", "4", "billed", "0.15"))));
    }

    @Test
    void texts_ofBothLanguages_haveTheSameNamesAndTheSamePlaces() {
        Map<String, Object> english = PageText.texts(Language.EN);
        Map<String, Object> chinese = PageText.texts(Language.ZH);

        assertThat(chinese.keySet()).containsExactlyElementsOf(english.keySet());
        english.forEach(
                (name, text) -> assertThat(places(chinese.get(name))).as(name).isEqualTo(places(text)));
        assertThat(english.values())
                .allSatisfy(text -> assertThat((String) text).doesNotContain("<", "&"));
    }

    /** A text belongs to the page's script or head, or to a state or an order that the script puts behind its prefix. */
    @Test
    void texts_ofAPage_areAllUsed() throws IOException {
        String script;
        try (InputStream in = PageText.class.getResourceAsStream("gallery.js")) {
            script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        Set<String> states = Stream.of(JobState.values())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());

        assertThat(PageText.texts(Language.EN).keySet()).allMatch(name -> {
            String end = name.replaceFirst("^(state|hint|sort)_", "");
            return script.matches("(?s).*(texts\\.|')" + name + "\\b.*")
                    || name.equals("noscript")
                    || (name.matches("(state|hint)_.*") && states.contains(end))
                    || (name.startsWith("sort_") && script.matches("(?s).*\\b" + end + "[:,].*"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void texts_ofEachState_haveItsNameAndWhatToDo(JobState state) {
        Map<String, Object> english = PageText.texts(Language.EN);
        String name = state.name().toLowerCase(Locale.ROOT);

        assertThat(english).containsKey("state_" + name);
        assertThat(english.containsKey("hint_" + name)).isEqualTo(state != JobState.DONE && state != JobState.FILE);
    }

    private static JobLineText asking(@Nullable String prompt, @Nullable String video, String... references) {
        return new JobLineText(prompt, null, video, List.of(references), Map.of());
    }

    private static JobRecord billed(String key, @Nullable Money cost, Duration time) {
        return JobRecord.ready(new JobKey(key), new JobFingerprint("p", List.of("url:v"), null), null, NOW)
                .change()
                .to(new dev.wanedit.record.JobState(JobPhase.ARCHIVED, new TaskId("t-" + key.hashCode())))
                .figures(new JobFigures(null, null, null, time, 720, cost))
                .at(NOW);
    }

    private Map<String, Object> job(String key) {
        return gallery.fields().stream()
                .filter(job -> job.get("label").equals(key))
                .findFirst()
                .orElseThrow();
    }

    private String page() {
        return PageText.of(gallery.fields(), Language.EN, NOW);
    }

    private static int count(String text, String page) {
        return page.toLowerCase(Locale.ROOT).split(Pattern.quote(text), -1).length - 1;
    }

    private static String between(String page, String start, String end) {
        int from = page.indexOf(start) + start.length();
        return page.substring(from, page.indexOf(end, from));
    }

    private static String digest(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    private static Set<String> places(@Nullable Object text) {
        return Pattern.compile("\\{\\d}")
                .matcher(String.valueOf(text))
                .results()
                .map(place -> place.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
