package dev.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wanedit.error.WanEditException;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page has each of its texts in both languages, and no text of its own. */
class TextsTest {

    private static final Path PAGE = Path.of("src/main/resources/static");

    /** Keys that the page makes of a state, an exception, a field or a rule. */
    private static final Set<String> MADE = Set.of("state", "status", "problem", "field", "fault", "unit");

    /** What is the same in every language. */
    private static final Set<String> NAMES = Set.of("wanedit", "studio", "wanedit studio", "EN", "中文", "720P", "1080P");

    @Test
    void texts_inBothLanguages_haveTheSameKeysAndValues() {
        Map<String, String> english = texts("en");
        Map<String, String> chinese = texts("zh");

        assertThat(chinese).containsOnlyKeys(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(holes(chinese.get(key))).as(key).isEqualTo(holes(english.get(key))));
        assertThat(english.keySet().stream().filter(key -> english.get(key).equals(chinese.get(key))))
                .as("texts that were not translated")
                .containsOnly("price.exact");
    }

    @Test
    void keysOfThePage_all_haveATextAndEachTextIsUsed() {
        Set<String> used = usedKeys().collect(Collectors.toCollection(TreeSet::new));

        assertThat(texts("en")).containsKeys(used.toArray(String[]::new));
        assertThat(texts("en").keySet().stream().filter(key -> !MADE.contains(key.split("\\.")[0])))
                .as("texts that are used")
                .isSubsetOf(used);
    }

    @Test
    void madeKeys_ofStatesAndExceptions_haveATextAndNoOther() {
        List<String> states =
                Stream.of(StudioJob.State.values()).map(Enum::name).toList();
        List<String> problems =
                new ArrayList<>(kindsBelow(WanEditException.class).toList());
        problems.add("Other");

        assertThat(made("state")).containsExactlyInAnyOrderElementsOf(states);
        assertThat(made("status")).containsExactlyInAnyOrderElementsOf(states);
        assertThat(made("problem")).containsExactlyInAnyOrderElementsOf(problems);
    }

    @Test
    void page_withoutItsTexts_showsTheEnglishOnes() {
        Map<String, String> english = texts("en");

        assertThat(matches("data-t=\"([^\"]+)\"[^>]*>([^<]*)<", read("index.html")))
                .hasSizeGreaterThan(30)
                .allSatisfy(tag -> assertThat(tag.group(2)).isEqualTo(english.get(tag.group(1))));
    }

    @Test
    void page_hasNoTextThatIsNotTranslated() {
        String body = read("index.html").replaceAll("(?s)<noscript>.*</noscript>", "");

        assertThat(matches("<([^<>]*)>([^<>]*\\p{L}[^<>]*)<", body).stream()
                        .filter(tag -> !tag.group(1).contains("data-t=\""))
                        .map(tag -> tag.group(2).strip())
                        .filter(text -> !NAMES.contains(text)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "srcdoc"})
    void scripts_neverMakeHtmlOfText(String dangerous) {
        assertThat(scripts()).hasSizeGreaterThan(5).noneMatch(script -> script.contains(dangerous));
    }

    private static Stream<String> usedKeys() {
        Stream<String> inPage = matches("data-t(?:-label|-placeholder)?=\"([^\"]+)\"", read("index.html")).stream()
                .map(found -> found.group(1));
        Stream<String> inScripts = scripts().stream()
                .flatMap(script -> matches("'((?:[a-z]+\\.)+\\w+)'", script).stream())
                .map(found -> found.group(1))
                .filter(key -> !key.startsWith("studio."));
        return Stream.concat(inPage, inScripts);
    }

    private static Set<String> made(String prefix) {
        return texts("en").keySet().stream()
                .filter(key -> key.startsWith(prefix + "."))
                .map(key -> key.substring(prefix.length() + 1))
                .collect(Collectors.toSet());
    }

    /** The kinds of problem, made as {@link StudioJob.Problem} makes them. */
    private static Stream<String> kindsBelow(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        Stream<String> below =
                permitted == null ? Stream.of() : Stream.of(permitted).flatMap(TextsTest::kindsBelow);
        return Modifier.isAbstract(type.getModifiers())
                ? below
                : Stream.concat(Stream.of(type.getSimpleName().replaceFirst("Exception$", "")), below);
    }

    private static Set<String> holes(String text) {
        return matches("\\{(\\w+)}", text).stream().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static List<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().toList();
    }

    private static Map<String, String> texts(String language) {
        try {
            return new ObjectMapper().readValue(read("texts/" + language + ".json"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> scripts() {
        try (Stream<Path> files = Files.list(PAGE)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .map(file -> read(file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(String name) {
        try {
            return Files.readString(PAGE.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
