package dev.wanedit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.tools.ToolProvider;

/** The Java examples of the README, unchanged. */
public final class ReadmeExample {

    /** The name of the class that is the first of them. */
    public static final String CLASS = "QuickStart";

    /** The name of the record that shows an uploader. */
    static final String UPLOADER = "Bucket";

    /** The name of the class that keeps its jobs in a file. */
    static final String KEPT_JOBS = "Orders";

    /** The name of the record that starts jobs and does not wait for them. */
    static final String STARTED_JOBS = "OrderDesk";

    private static final String BEGIN = "```java\n";
    private static final String END = "```";

    private ReadmeExample() {}

    /** Compiles the first into this folder, against this class path and nothing else. */
    public static void compile(Path folder, String classPath) throws IOException {
        compile(CLASS, folder, classPath);
    }

    static void compile(String type, Path folder, String classPath) throws IOException {
        compile(Path.of("..", "README.md"), type, folder, classPath);
    }

    /** The same of another page. */
    static void compile(Path page, String type, Path folder, String classPath) throws IOException {
        Path source = Files.writeString(folder.resolve(type + ".java"), javaBlock(page, type));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString());
        assertThat(failed).as("errors of the compiler").isZero();
    }

    private static String javaBlock(Path page, String type) throws IOException {
        return Arrays.stream(Files.readString(page).split(BEGIN))
                .skip(1)
                .map(block -> block.substring(0, block.indexOf(END)))
                .filter(block -> block.contains(" " + type))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + " shows no " + type));
    }
}
