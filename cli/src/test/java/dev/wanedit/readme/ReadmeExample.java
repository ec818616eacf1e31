package dev.wanedit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** The Java example of the README as it stands there. */
public final class ReadmeExample {

    /** The name of its class. */
    public static final String CLASS = "QuickStart";

    private static final String FENCE = "```";

    private ReadmeExample() {}

    /** Compiles it into this folder, against this class path and nothing else. */
    public static void compile(Path folder, String classPath) throws IOException {
        Path source = Files.writeString(folder.resolve(CLASS + ".java"), javaBlock());
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString());
        assertThat(failed).as("errors of the compiler").isZero();
    }

    private static String javaBlock() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        int begin = readme.indexOf(FENCE + "java\n") + FENCE.length() + "java\n".length();
        return readme.substring(begin, readme.indexOf(FENCE, begin));
    }
}
