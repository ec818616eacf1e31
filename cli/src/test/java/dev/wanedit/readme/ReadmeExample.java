package dev.wanedit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;

/** The Java programs of the pages, unchanged. */
public final class ReadmeExample {

    /** The name of the README's program. */
    public static final String CLASS = "QuickStart";

    private static final Path README = Path.of("..", "README.md");

    private static final String BEGIN = "```java\n";
    private static final String END = "```";

    private ReadmeExample() {}

    /** Compiles the README's program into this folder, against this class path and nothing else. */
    public static void compile(Path folder, String classPath) throws IOException {
        compile(README, CLASS, folder, classPath);
    }

    /** The same for a program of another page. */
    static void compile(Path page, String type, Path folder, String classPath) throws IOException {
        String program = javaBlocks(page).stream()
                .filter(block -> block.contains(" " + type))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + " shows no " + type));
        compileSource(program, type, folder, classPath);
    }

    static void compileSource(String program, String type, Path folder, String classPath) throws IOException {
        Path source = Files.writeString(folder.resolve(type + ".java"), program);
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, errors, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString());
        assertThat(failed).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    }

    static List<String> javaBlocks(Path page) throws IOException {
        return Arrays.stream(Files.readString(page).split(BEGIN))
                .skip(1)
                .map(block -> block.substring(0, block.indexOf(END)))
                .toList();
    }
}
