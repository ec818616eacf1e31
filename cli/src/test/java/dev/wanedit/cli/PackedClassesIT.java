package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A dependency that is missing from the packed jar is found by the classes that name it. */
class PackedClassesIT {

    /** The extension is for tests, and needs JUnit only there. */
    private static final Pattern FOR_TESTS = Pattern.compile("dev\\.wanedit\\.testkit\\.FakeDashScopeExtension.*");

    private static final Pattern TESTS_ARE_WRITTEN_WITH = Pattern.compile("org\\.junit\\..*");

    /** What libraries of others can do without: Android, other TLS stacks, other languages, annotations. */
    private static final Pattern OPTIONAL = Pattern.compile("(android\\.|kotlinx\\.coroutines\\.|javax\\.annotation\\."
            + "|org\\.(conscrypt|bouncycastle|openjsse|osgi|graalvm)\\.).*");

    /** What the official SDK has for streams, chats and log lines, none of which edits videos. */
    private static final Pattern NOT_FOR_TASKS =
            Pattern.compile("(io\\.reactivex\\.|com\\.github\\.victools\\.|com\\.fasterxml\\.|okhttp3\\.logging\\.).*");

    /** Also those that its authors left in no package. */
    private static final Pattern SDK = Pattern.compile("com\\.alibaba\\.dashscope\\..*|[^.]+");

    private static final Pattern FINDING = Pattern.compile("\\s*(\\S+)\\s+->\\s+(\\S+)\\s+not found");

    @Test
    void classes_ofThePackedJar_nameNoneThatIsMissing() {
        List<String> missing = findings()
                .filter(finding -> !mayBeMissing(finding.group(1), finding.group(2)))
                .map(finding -> finding.group().strip())
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void services_ofThePackedJar_nameNoneThatIsMissing() throws IOException {
        try (JarFile jar = new JarFile(PackedProgram.JAR.toFile())) {
            List<String> providers = jar.stream()
                    .filter(entry -> entry.getName().startsWith("META-INF/services/") && !entry.isDirectory())
                    .flatMap(entry -> lines(jar, entry))
                    .toList();

            assertThat(providers).hasSizeGreaterThan(4);
            assertThat(providers)
                    .allSatisfy(provider -> assertThat(jar.getEntry(provider.replace('.', '/') + ".class"))
                            .as(provider)
                            .isNotNull());
        }
    }

    private static boolean mayBeMissing(String from, String missing) {
        if (from.startsWith("dev.wanedit.")) {
            return FOR_TESTS.matcher(from).matches()
                    && TESTS_ARE_WRITTEN_WITH.matcher(missing).matches();
        }
        return OPTIONAL.matcher(missing).matches()
                || (SDK.matcher(from).matches()
                        && NOT_FOR_TASKS.matcher(missing).matches());
    }

    /** The class that names, and the one that is missing. */
    private static Stream<Matcher> findings() {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed, true);
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        int exit = jdeps.run(out, out, "--multi-release", "17", "--missing-deps", PackedProgram.JAR.toString());
        List<Matcher> found = printed.toString()
                .lines()
                .map(FINDING::matcher)
                .filter(Matcher::matches)
                .toList();
        assertThat(exit).as(printed.toString()).isZero();
        assertThat(found)
                .as("the extension lacks JUnit here, so that something is always missing")
                .isNotEmpty();
        return found.stream();
    }

    private static Stream<String> lines(JarFile jar, JarEntry entry) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8))) {
            return in
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
