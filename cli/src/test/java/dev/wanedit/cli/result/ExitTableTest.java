package dev.wanedit.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitTableTest {

    @Test
    void exitTable_whenRead_hasEachCodeOfTheProgramOnce() throws IOException {
        List<Integer> shown = Files.readAllLines(Path.of("..", "docs", "command-line.md")).stream()
                .dropWhile(line -> !line.startsWith("| exit |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Integer.parseInt(line.split("\\|")[1].strip()))
                .toList();

        assertThat(shown).containsExactlyElementsOf(codes());
    }

    private static List<Integer> codes() {
        return Arrays.stream(ExitCodes.class.getDeclaredFields())
                .filter(field -> field.getType() == int.class)
                .map(ExitTableTest::value)
                .sorted()
                .toList();
    }

    private static int value(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
