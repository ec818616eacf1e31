package dev.wanedit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document shows the house as it is built; {@code -Dwanedit.regenerate=true} writes the pictures again. */
class HousePictureTest {

    private static final String REGENERATE = "wanedit.regenerate";
    private static final int MOST_FILES = 8;

    @Test
    void pictures_whenTheHouseIsDrawn_areTheSame() throws IOException {
        Path document = Repository.root().resolve("docs/architecture.md");
        String found = Files.readString(document).replace("\r\n", "\n");
        String expected = with(found, "modules", HousePicture.draw(ModulePoms.uses(Repository.root())));
        expected = with(expected, "rooms", HousePicture.rooms());

        if (Boolean.getBoolean(REGENERATE)) {
            Files.writeString(document, expected);
            return;
        }
        assertThat(found)
                .as(
                        "%s is out of date; write its pictures again with"
                                + " mvn -pl core test -Dtest=HousePictureTest -D%s=true",
                        document, REGENERATE)
                .isEqualTo(expected);
    }

    @Test
    void way_ofAnEdit_namesFilesThatExist() throws IOException {
        String document = Files.readString(Repository.root().resolve("docs/architecture.md"));
        String way = document.substring(document.indexOf("## The way of one edit"));
        List<String> files = Pattern.compile("\\| `([\\w/]+\\.java)` \\|")
                .matcher(way)
                .results()
                .map(file -> file.group(1))
                .toList();

        assertThat(files)
                .hasSizeBetween(2, MOST_FILES)
                .allSatisfy(file -> assertThat(Repository.root()
                                .resolve("core/src/main/java/dev/wanedit")
                                .resolve(file))
                        .isRegularFile());
    }

    @Test
    void draw_whenAnArrowIsLedAlongByOthers_leavesItOut() {
        assertThat(HousePicture.draw(Map.of("a", Set.of("b", "c"), "b", Set.of("c"), "c", Set.of())))
                .contains("a --> b", "b --> c")
                .doesNotContain("a --> c");
    }

    private static String with(String document, String name, String picture) {
        String begin = "<!-- " + name + ": begin, drawn from the build -->\n";
        String end = "<!-- " + name + ": end -->";
        assertThat(document).contains(begin, end);
        int from = document.indexOf(begin) + begin.length();
        return document.substring(0, from) + picture + document.substring(document.indexOf(end));
    }
}
