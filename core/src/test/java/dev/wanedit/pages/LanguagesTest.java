package dev.wanedit.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page in Chinese has what its English page has: headings, snippets, tables and names. English is the source. */
class LanguagesTest {

    private static final String CHINESE = "docs/zh-CN/";
    private static final int LONGEST_README = 250;

    /** So many plain words in a row are a sentence that was not translated. */
    private static final String ENGLISH_SENTENCE = ".*(\\b[A-Za-z]+[,;]? ){6}.*";

    static List<String> chinesePages() {
        return Stream.concat(
                        Stream.of("README.zh-CN.md"),
                        Page.all().stream().map(Page::file).filter(file -> file.startsWith(CHINESE)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("chinesePages")
    void headings_ofBothLanguages_haveTheSameLevels(String file) {
        assertThat(Page.read(file).headings())
                .extracting(Page.Heading::level)
                .containsExactlyElementsOf(Page.read(english(file)).headings().stream()
                        .map(Page.Heading::level)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("chinesePages")
    void snippets_ofBothLanguages_areTheSame(String file) {
        assertThat(Page.read(file).blocks())
                .containsExactlyElementsOf(Page.read(english(file)).blocks());
    }

    @ParameterizedTest
    @MethodSource("chinesePages")
    void tables_ofBothLanguages_haveTheSameCellsAndNames(String file) {
        assertThat(names(Page.read(file))).isEqualTo(names(Page.read(english(file))));
    }

    /** Between two headings, both pages name the same things. */
    @ParameterizedTest
    @MethodSource("chinesePages")
    void sections_ofBothLanguages_nameTheSameThings(String file) {
        List<List<String>> english = sections(Page.read(english(file)));
        List<List<String>> chinese = sections(Page.read(file));

        for (int i = 0; i < english.size(); i++) {
            assertThat(chinese.get(i)).as("section " + i).containsExactlyInAnyOrderElementsOf(english.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("chinesePages")
    void text_ofAChinesePage_isChinese(String file) {
        assertThat(Page.read(file).text())
                .map(line -> line.replaceAll("`[^`]*`|\\([^)]*\\)|\\[[^\\]]*]", ""))
                .noneMatch(line -> line.matches(ENGLISH_SENTENCE));
    }

    @ParameterizedTest
    @MethodSource("chinesePages")
    void pages_ofBothLanguages_leadToEachOther(String file) {
        assertThat(Page.read(file).links())
                .anyMatch(link -> english(file).endsWith(link.replaceFirst("^(\\.\\./)+", "")));
        assertThat(Page.read(english(file)).links()).anyMatch(link -> file.endsWith(link));
    }

    /** A reader of Chinese sees before the click in which language a page is. */
    @Test
    void links_ofTheChineseReadme_areMarkedIfTheirPageIsEnglishOnly() {
        List<String> chinese = chinesePages();
        String text = String.join("\n", Page.read("README.zh-CN.md").text());

        assertThat(Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)#]*\\.md)[^)]*\\)(（英文）)?")
                        .matcher(text)
                        .results()
                        .filter(link -> !link.group(1).equals("README.md"))
                        .toList())
                .hasSizeGreaterThan(20)
                .allSatisfy(link ->
                        assertThat(link.group(2) == null).as(link.group()).isEqualTo(chinese.contains(link.group(1))));
    }

    @Test
    void pages_forNewcomers_areThereInChinese() {
        assertThat(chinesePages())
                .contains(
                        "README.zh-CN.md",
                        CHINESE + "getting-started.md",
                        CHINESE + "keeping-jobs.md",
                        CHINESE + "errors.md",
                        CHINESE + "command-line.md",
                        CHINESE + "spring-boot.md",
                        CHINESE + "settings.md",
                        CHINESE + "doctor.md",
                        CHINESE + "state-machine.md");
    }

    /** The same word for the same thing, in pages and in hints; the other one was used too. */
    @ParameterizedTest
    @MethodSource("chineseTexts")
    void fleet_inEveryChineseText_hasOneName(String file) {
        assertThat(Page.lines(file)).noneMatch(line -> line.contains("多节点"));
    }

    static List<String> chineseTexts() {
        String commandLine = "cli/src/main/resources/dev/wanedit/cli/language/";
        return Stream.concat(
                        chinesePages().stream(),
                        Stream.of(
                                "core/src/main/resources/dev/wanedit/language/zh.po",
                                commandLine + "zh.po",
                                commandLine + "help.zh.po",
                                commandLine + "advice.zh.po"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void readme_forTenMinutes_isShort(String file) {
        Page page = Page.read(file);
        long lines = page.text().size()
                + page.blocks().stream()
                        .mapToLong(block -> block.code().lines().count() + 2)
                        .sum();

        assertThat(lines).isLessThan(LONGEST_README);
    }

    private static String english(String file) {
        return file.startsWith(CHINESE) ? "docs/" + file.substring(CHINESE.length()) : "README.md";
    }

    private static List<List<List<List<String>>>> names(Page page) {
        return page.tables().stream()
                .map(table -> table.stream()
                        .map(row -> row.stream().map(Page::codeSpans).toList())
                        .toList())
                .toList();
    }

    /** The code spans between each two headings, as a set: a language may need a name twice. */
    private static List<List<String>> sections(Page page) {
        Map<Integer, String> texts = new TreeMap<>();
        int section = 0;
        for (String line : page.text()) {
            section += line.startsWith("#") ? 1 : 0;
            texts.merge(section, line + "\n", String::concat);
        }
        return texts.values().stream()
                .map(text -> Page.codeSpans(text).stream().distinct().collect(Collectors.toList()))
                .toList();
    }
}
