package dev.wanedit.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No code of any module goes by the machine's locale or default charset: both are named wherever they matter. */
class DefaultsTest {

    private static final Path ROOT = Path.of("..");

    private static final Pattern BY_DEFAULT = Pattern.compile(String.join(
            "|",
            "\\.to(Lower|Upper)Case\\(\\)",
            "String::to(Lower|Upper)Case",
            "String\\.format\\(\\s*\"",
            "\\.getBytes\\(\\)",
            "String::getBytes",
            "new String\\((?:bytes|body|buffer|\\w+\\.array\\(\\))\\)",
            "new InputStreamReader\\([^,;]*\\)\\s*[;)]",
            "new OutputStreamWriter\\([^,;]*\\)\\s*[;)]",
            "new File(Reader|Writer)\\([^,;]*\\)",
            "new Scanner\\([^,;]*\\)",
            "Charset\\.defaultCharset",
            // Only which language the reader has is the machine's to say.
            "Locale\\.getDefault(?!\\(Locale\\.Category\\.DISPLAY\\))",
            "NumberFormat\\.get\\w*\\(\\)",
            "new DecimalFormat\\(",
            "new SimpleDateFormat\\(",
            "DateTimeFormatter\\.ofPattern\\(\\s*\"[^\"]*\"\\s*\\)",
            "\\.toFormatter\\(\\)"));

    @Test
    void sources_ofAllModules_goByNoDefaultOfTheMachine() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(DefaultsTest::isMainSource).toList()) {
                BY_DEFAULT
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(match -> found.add(file + ": " + match.group()));
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void sources_areFound() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(DefaultsTest::isMainSource)).hasSizeGreaterThan(400);
        }
    }

    @Test
    void rule_whenADefaultIsUsed_findsIt() {
        assertThat(List.of(
                        "text.toLowerCase()",
                        "map(String::toUpperCase)",
                        "String.format(\"%d\", 1)",
                        "text.getBytes()",
                        "new String(bytes)",
                        "new InputStreamReader(in);",
                        "new FileReader(file)",
                        "DateTimeFormatter.ofPattern(\"yyyy\")",
                        ".toFormatter()"))
                .allMatch(code -> BY_DEFAULT.matcher(code).find());
        assertThat(List.of(
                        "text.toLowerCase(Locale.ROOT)",
                        "String.format(Locale.ROOT, \"%d\", 1)",
                        "text.getBytes(UTF_8)",
                        "new String(bytes, UTF_8)",
                        "new InputStreamReader(in, UTF_8);"))
                .noneMatch(code -> BY_DEFAULT.matcher(code).find());
    }

    private static boolean isMainSource(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.endsWith(".java") && path.contains("/src/main/java/");
    }
}
