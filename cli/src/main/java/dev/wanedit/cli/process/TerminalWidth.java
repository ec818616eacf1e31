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
 * The width of the terminal. It is looked at again from time to time, since the user may resize the window. A terminal that
 * cannot be asked once is not asked again. Reading the width never waits for the terminal. Thread-safe.
 */
final class TerminalWidth implements IntSupplier {

    private static final int USUAL = 80;
    private static final int FEWEST = 20;
    private static final int MOST = 120;
    /** Two seconds of a line that is drawn ten times a second. */
    private static final int LOOK_EVERY = 20;

    private final OptionalInt wished;
    private final Supplier<OptionalInt> terminal;
    private final Executor thread;
    private final AtomicInteger calls = new AtomicInteger();
    /** Also true for good once the terminal could not be asked. */
    private final AtomicBoolean asking = new AtomicBoolean();
    /** 0 if nothing is known. */
    private volatile int seen;

    /** Asks the terminal on the thread that reads the width. */
    TerminalWidth(@Nullable String columns, Supplier<OptionalInt> terminal) {
        this(columns, terminal, Runnable::run);
    }

    /**
     * @param columns the value of {@code COLUMNS}; null if it is not set
     * @param terminal asks the terminal; empty if it cannot be asked
     * @param thread on which it is asked
     */
    TerminalWidth(@Nullable String columns, Supplier<OptionalInt> terminal, Executor thread) {
        this.wished = number(columns);
        this.terminal = terminal;
        this.thread = thread;
    }

    /** The narrower of what is wished for and what the terminal has; 80 if nothing is known. */
    @Override
    public int getAsInt() {
        if (calls.getAndIncrement() % LOOK_EVERY == 0) {
            look();
        }
        int real = seen;
        int most = wished.orElse(real == 0 ? USUAL : real);
        return Math.max(FEWEST, Math.min(MOST, real == 0 ? most : Math.min(most, real)));
    }

    /** Asks the terminal, unless it is being asked or cannot be. */
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
