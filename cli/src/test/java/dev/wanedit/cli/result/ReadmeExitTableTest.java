package dev.wanedit.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeExitTableTest {

    @Test
    void exitTable_whenRead_tellsEachCodeOfTheProgramOnce() throws IOException {
        List<Integer> told = Files.readAllLines(Path.of("..", "README.md")).stream()
                .dropWhile(line -> !line.startsWith("| exit |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Integer.parseInt(line.split("\\|")[1].strip()))
                .toList();

        assertThat(told).containsExactlyElementsOf(codes());
    }

    private static List<Integer> codes() {
        return Arrays.stream(ExitCodes.class.getDeclaredFields())
                .filter(field -> field.getType() == int.class)
                .map(ReadmeExitTableTest::value)
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
