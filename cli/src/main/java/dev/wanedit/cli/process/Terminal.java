package dev.wanedit.cli.process;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The properties of standard error.
 *
 * @param interactive true if it is a terminal, so that a line may be drawn again
 * @param color true if colours may be used
 * @param columns returns the width of a line, which may change
 * @param unicode true if more than ASCII can be shown
 */
public record Terminal(boolean interactive, boolean color, IntSupplier columns, boolean unicode) {

    /** Not a terminal: a file, a pipe or a log. */
    public static final Terminal NONE = new Terminal(false, false, () -> 80, false);

    private static final Path STDERR = Path.of("/proc/self/fd/2");

    static Terminal ofThisProcess(Charset charset) {
        TerminalWidth width =
                new TerminalWidth(System.getenv("COLUMNS"), TerminalWidth::ofTty, TerminalWidth::onItsOwnThread);
        Terminal terminal = of(System::getenv, stderrIsTerminal(), charset, width);
        if (terminal.interactive()) {
            width.look(); // So that the width is known when the first line is drawn.
        }
        return terminal;
    }

    /** @param width of a line */
    static Terminal of(
            UnaryOperator<@Nullable String> environment, boolean isTerminal, Charset charset, IntSupplier width) {
        boolean interactive = isTerminal && !"dumb".equals(environment.apply("TERM"));
        String noColor = environment.apply("NO_COLOR");
        boolean color = interactive && (noColor == null || noColor.isEmpty());
        return new Terminal(interactive, color, width, charset.newEncoder().canEncode("█░⠋✓✗"));
    }

    /** The width of a line now. */
    public int width() {
        return columns.getAsInt();
    }

    /** The charset of the terminal; JDK 17 has it only in {@code native.encoding}. */
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
     * The JDK's console shows only whether standard input and output are a terminal. So, if the system shows what
     * standard error is, that is checked first.
     */
    @SuppressWarnings("SystemConsoleNull") // the property that is set before brings the null back
    private static boolean stderrIsTerminal() {
        try {
            String stderr = Files.readSymbolicLink(STDERR).toString();
            return stderr.startsWith("/dev/pts/") || stderr.startsWith("/dev/tty") || stderr.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException notShown) {
            // From JDK 22 on the default console also exists without a terminal; this setting selects the console of
            // JDK 17 on all JDKs.
            System.setProperty("jdk.console", "java.base");
            return System.console() != null;
        }
    }
}
