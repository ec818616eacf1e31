package dev.wanedit.cli.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The width of the terminal. It is read again from time to time, since the user may resize the window. If it cannot be
 * read once, it is not read again. Reading the width never waits for the terminal. Thread-safe.
 */
final class TerminalWidth implements IntSupplier {

    private static final int USUAL = 80;
    private static final int FEWEST = 20;
    private static final int MOST = 120;
    /** Every two seconds, for a line that is drawn ten times a second. */
    private static final int LOOK_EVERY = 20;

    private final OptionalInt wished;
    private final Supplier<OptionalInt> terminal;
    private final Executor thread;
    private final AtomicInteger calls = new AtomicInteger();
    /** Also stays true after the terminal's width could not be read. */
    private final AtomicBoolean asking = new AtomicBoolean();
    /** The last known width; 0 if it is not known. */
    private volatile int seen;

    /** Reads the terminal's width on the thread that calls {@link #getAsInt}. */
    TerminalWidth(@Nullable String columns, Supplier<OptionalInt> terminal) {
        this(columns, terminal, Runnable::run);
    }

    /**
     * @param columns the value of {@code COLUMNS}; null if it is not set
     * @param terminal reads the terminal's width; empty if it cannot be read
     * @param thread runs that reading
     */
    TerminalWidth(@Nullable String columns, Supplier<OptionalInt> terminal, Executor thread) {
        this.wished = number(columns);
        this.terminal = terminal;
        this.thread = thread;
    }

    /** The smaller one of {@code COLUMNS} and the terminal's width; 80 if neither is known. */
    @Override
    public int getAsInt() {
        if (calls.getAndIncrement() % LOOK_EVERY == 0) {
            look();
        }
        int real = seen;
        int most = wished.orElse(real == 0 ? USUAL : real);
        return Math.max(FEWEST, Math.min(MOST, real == 0 ? most : Math.min(most, real)));
    }

    /** Reads the terminal's width, unless it is being read now or cannot be read. */
    void look() {
        if (asking.compareAndSet(false, true)) {
            thread.execute(() -> {
                OptionalInt found = terminal.get();
                seen = found.orElse(0);
                asking.set(found.isEmpty());
            });
        }
    }

    /** Runs a task on a thread that does not keep the process alive. */
    static void onItsOwnThread(Runnable task) {
        Thread thread = new Thread(task, "wanedit-terminal-width");
        thread.setDaemon(true);
        thread.start();
    }

    /** Reads the width with {@code stty}, which every Unix has. */
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
