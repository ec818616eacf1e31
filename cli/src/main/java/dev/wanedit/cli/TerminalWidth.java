package dev.wanedit.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The width of the terminal. It is looked at again from time to time, since the user may resize the window. A terminal that
 * cannot be asked once is not asked again. Thread-safe.
 */
final class TerminalWidth implements IntSupplier {

    private static final int USUAL = 80;
    private static final int FEWEST = 20;
    private static final int MOST = 120;
    /** Two seconds of a line that is drawn ten times a second. */
    private static final int LOOK_EVERY = 20;

    private final OptionalInt wished;
    private final Supplier<OptionalInt> terminal;
    private int calls;
    private boolean mute;
    private OptionalInt seen = OptionalInt.empty();

    /**
     * @param columns the value of {@code COLUMNS}; null if it is not set
     * @param terminal asks the terminal; empty if it cannot be asked
     */
    TerminalWidth(@Nullable String columns, Supplier<OptionalInt> terminal) {
        this.wished = number(columns);
        this.terminal = terminal;
    }

    /** The narrower of what is wished for and what the terminal has; 80 if nothing is known. */
    @Override
    public synchronized int getAsInt() {
        if (!mute && calls++ % LOOK_EVERY == 0) {
            seen = terminal.get();
            mute = seen.isEmpty();
        }
        int most = wished.orElse(seen.orElse(USUAL));
        return Math.max(FEWEST, Math.min(MOST, Math.min(most, seen.orElse(most))));
    }

    /** By {@code stty}, which every Unix has. */
    static OptionalInt ofTty() {
        File tty = new File("/dev/tty");
        if (!tty.exists()) {
            return OptionalInt.empty();
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(tty)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return OptionalInt.empty();
            }
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return number(size.substring(size.indexOf(' ') + 1));
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private static OptionalInt number(@Nullable String text) {
        try {
            int columns = text == null ? 0 : Integer.parseInt(text.strip());
            return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
