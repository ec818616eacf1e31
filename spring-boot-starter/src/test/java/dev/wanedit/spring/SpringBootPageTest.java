package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the docs says what the code has. Its programs are those of the consumer project, which is compiled and run. */
class SpringBootPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Path SERVICE = ROOT.resolve("it/consumers/service");

    private final String page = read(ROOT.resolve("docs/spring-boot.md"));

    @Test
    void properties_ofThePage_areThoseOfTheMetadata() throws IOException {
        JsonNode metadata = new ObjectMapper()
                .readTree(WaneditProperties.class.getResource("/META-INF/spring-configuration-metadata.json"));
        List<String> rows = new ArrayList<>();
        for (JsonNode property : metadata.path("properties")) {
            assertThat(property.path("description").asText()).isNotBlank();
            String type = property.path("type").asText();
            rows.add(String.join(
                    " | ",
                    "`" + property.path("name").asText() + "`",
                    simple(type),
                    code(property.path("defaultValue").asText()),
                    property.path("description").asText() + oneOf(type)));
        }

        assertThat(rowsOf("wanedit\\.")).containsExactlyInAnyOrderElementsOf(rows);
    }

    /** The values of an enum as they are written in a file of properties; empty for another type. */
    private static String oneOf(String type) {
        try {
            Object[] constants = Class.forName(type.replaceFirst("<.*", "")).getEnumConstants();
            return constants == null
                    ? ""
                    : Stream.of(constants)
                            .map(value -> "`"
                                    + value.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
                            .collect(Collectors.joining(", ", " One of ", "."));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(type, e);
        }
    }

    @Test
    void problems_ofThePage_areThoseOfTheCode() {
        List<String> rows = rowsOf("urn:wanedit:problem:").stream()
                .map(row -> row.substring(0, row.lastIndexOf(" | ")))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(Problem.values())
                        .map(problem -> "`" + problem.type() + "` | " + problem.status())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "main/dev/example/service/EditService.java, java",
        "test/dev/example/service/FakeInSpringTest.java, java",
        "test/dev/example/service/OrdersTest.java, java",
        "resources/application.properties, properties"
    })
    void programs_ofThePage_areThoseOfTheConsumer(String file, String language) {
        String program = read(SERVICE.resolve(file));

        assertThat(page).contains("```" + language + "\n" + program + "```");
    }

    @Test
    void pom_ofThePage_isThatOfTheConsumer() {
        String shown = page.substring(page.indexOf("```xml\n") + 7, page.indexOf("</project>"))
                .replaceFirst("(?s)<build>.*</build>", "");
        String built = read(ROOT.resolve("it/consumers/service-3.5/pom.xml"))
                .replaceFirst("(?s)<\\?xml.*?\\?>", "")
                .replaceFirst("(?s)<build>.*</build>", "")
                .replaceFirst("(?s)</project>.*", "")
                .replace("service-3.5", "shop")
                .replace("${wanedit.version}", "0.1.0-SNAPSHOT");

        assertThat(shown.replaceAll("(?s)<!--.*?-->|\\s+", "")).isEqualTo(built.replaceAll("\\s+", ""));
    }

    @Test
    void customizer_ofThePage_compiles(@TempDir Path folder) throws IOException {
        String program = Pattern.compile("(?s)```java\\n(import [^`]*class RotatingKey [^`]*)```")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        Path source = Files.writeString(folder.resolve("RotatingKey.java"), program);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();

        int faults = ToolProvider.getSystemJavaCompiler()
                .run(null, null, messages, "-proc:none", "-d", folder.toString(), source.toString());

        assertThat(faults).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** The table's rows whose first cell begins so, without the outer bars. */
    private List<String> rowsOf(String firstCell) {
        return Pattern.compile("(?m)^\\| (`" + firstCell + "[^\n]*) \\|$")
                .matcher(page)
                .results()
                .map(row -> row.group(1).replace("| |", "|  |"))
                .toList();
    }

    private static String simple(String type) {
        String raw = type.replaceFirst("<.*", "");
        return Arrays.stream(raw.split("[.$]"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static String code(String value) {
        return value.isEmpty() ? "" : "`" + value + "`";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
