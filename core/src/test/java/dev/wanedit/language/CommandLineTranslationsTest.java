package dev.wanedit.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.architecture.Repository;
import dev.wanedit.task.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every text of the command line for readers has a translation, and every translation is used. Its help has a test of its own. */
class CommandLineTranslationsTest {

    private static final Path FOLDER = Repository.root().resolve("cli/src/main/resources/dev/wanedit/cli/language");

    /** Commands and options, which are the same in every language; headings of the help. */
    private static final Set<String> COMMANDS = Set.of(
            " --out {0}",
            " --out {0} --concurrency {1}",
            " --settling {0}",
            "--reference (number {0})",
            "batch {0}",
            "resume{0} --on-uncertain {1}",
            "{0} --no-download",
            "{0} await {1}",
            "{0} list --since 15m{1}",
            "A DURATION is a whole number with its unit: 200ms, 15s, 30m or 2h.",
            "Options:",
            "Service and network:",
            "Messages and help:");

    /** What is joined of parts, or made by a lambda. */
    private static final Set<String> OTHERS = Set.of(
            "Saved {0}.",
            "Saved {0}, {1} s billed.",
            "Saved {0}, {1} s would be billed.",
            "{0} done, {1} failed, {2} uncertain, {3} open.",
            "{0} ({1} of {2})",
            "{0} is the key of a different job in the store",
            "{0}: no such field, allowed {1}",
            "the result is saved, but the job store could not record that: {0} Run the same command again when the store"
                    + " works: it sends nothing, and records the result.",
            "canceled",
            "failed",
            "suspended",
            "unknown");

    private final Map<String, String> translations = read("zh.po");

    @Test
    void translations_ofTheTextsInTheSources_areThereAndNoOthers() {
        Set<String> english = CommandLineTexts.all().texts().keySet().stream()
                .map(Redaction::redact)
                .collect(Collectors.toCollection(TreeSet::new));
        english.removeAll(COMMANDS);
        english.addAll(OTHERS);

        assertThat(english).hasSizeGreaterThan(120);
        assertThat(without(english, translations.keySet())).as("not translated").isEmpty();
        assertThat(without(translations.keySet(), english)).as("not used").isEmpty();
    }

    @Test
    void translations_all_areChineseWithTheSamePlacesForValues() {
        Pattern han = Pattern.compile("\\p{IsHan}");
        Map<String, String> all = new TreeMap<>(translations);
        all.putAll(read("help.zh.po"));
        all.putAll(read("advice.zh.po"));

        assertThat(all)
                .allSatisfy((english, chinese) ->
                        assertThat(holes(chinese)).as(english).isEqualTo(holes(english)));
        assertThat(all.entrySet().stream()
                        .filter(entry -> !han.matcher(entry.getValue()).find())
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("SHA-256 {0}", "key: {0}", "{0} of {1}", "{0}: {1}");
    }

    private static List<String> holes(String text) {
        return Pattern.compile("\\{\\d}|%n|--[a-z-]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Set<String> without(Set<String> texts, Set<String> others) {
        Set<String> left = new TreeSet<>(texts);
        left.removeAll(others);
        return left;
    }

    private static Map<String, String> read(String name) {
        try (InputStream file = Files.newInputStream(FOLDER.resolve(name))) {
            return PoFile.read(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
