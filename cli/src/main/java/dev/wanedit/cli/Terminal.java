package dev.wanedit.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What can be drawn on standard error.
 *
 * @param interactive whether somebody watches, so that a line may be drawn anew
 * @param color whether colours are welcome
 * @param columns width of a line
 * @param unicode whether more than ASCII can be shown
 */
record Terminal(boolean interactive, boolean color, int columns, boolean unicode) {

    /** Nobody watches: a file, a pipe, a log. */
    static final Terminal NONE = new Terminal(false, false, 80, false);

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 40;
    private static final int MOST_COLUMNS = 120;
    private static final Path STDERR = Path.of("/proc/self/fd/2");

    static Terminal ofThisProcess(Charset charset) {
        return of(System::getenv, stderrIsTerminal(), charset);
    }

    static Terminal of(UnaryOperator<@Nullable String> environment, boolean isTerminal, Charset charset) {
        boolean interactive = isTerminal && !"dumb".equals(environment.apply("TERM"));
        String noColor = environment.apply("NO_COLOR");
        boolean color = interactive && (noColor == null || noColor.isEmpty());
        return new Terminal(
                interactive,
                color,
                columns(environment.apply("COLUMNS")),
                charset.newEncoder().canEncode("█░⠋✓✗"));
    }

    /** What the terminal reads and writes; JDK 17 tells it as {@code native.encoding} only. */
    static Charset charset(UnaryOperator<@Nullable String> property) {
        for (String name : new String[] {"stderr.encoding", "native.encoding"}) {
            String charset = property.apply(name);
            if (charset != null && Charset.isSupported(charset)) {
                return Charset.forName(charset);
            }
        }
        return StandardCharsets.UTF_8;
    }

    /**
     * The console says only whether standard input and output are a terminal, so where the system shows what standard
     * error is, that is looked at first.
     */
    @SuppressWarnings("SystemConsoleNull") // the property that is set before brings the null back
    private static boolean stderrIsTerminal() {
        try {
            String stderr = Files.readSymbolicLink(STDERR).toString();
            return stderr.startsWith("/dev/pts/") || stderr.startsWith("/dev/tty") || stderr.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException notShown) {
            // From JDK 22 on there would be a console without a terminal; this console is the one of JDK 17, on all.
            System.setProperty("jdk.console", "java.base");
            return System.console() != null;
        }
    }

    private static int columns(@Nullable String text) {
        try {
            int given = text == null ? USUAL_COLUMNS : Integer.parseInt(text.trim());
            return Math.max(FEWEST_COLUMNS, Math.min(MOST_COLUMNS, given));
        } catch (NumberFormatException e) {
            return USUAL_COLUMNS;
        }
    }
}
