package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples in the README of the test kit are classes of these projects, which run with them. */
class TestKitReadmeTest {

    private static final Pattern EXAMPLE = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("class (\\w+) ");
    private static final List<Path> FOLDERS =
            List.of(Path.of("../own-tests/dev/example"), Path.of("../fake/src/main/java/dev/example"));

    @Test
    void examples_areClassesThatRunHere() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("modules"), "testkit", "README.md"));

        assertThat(EXAMPLE.matcher(readme)
                        .results()
                        .map(example -> example.group(1).replace("\r\n", "\n")))
                .hasSize(3)
                .allSatisfy(example -> assertThat(sourceOf(example)).isEqualTo("package dev.example;\n\n" + example));
    }

    private static String sourceOf(String example) throws IOException {
        String name = NAME.matcher(example)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow()
                .split(" ")[1];
        for (Path folder : FOLDERS) {
            Path file = folder.resolve(name + ".java");
            if (Files.exists(file)) {
                return Files.readString(file).replace("\r\n", "\n");
            }
        }
        throw new AssertionError("No project has a class " + name);
    }
}
