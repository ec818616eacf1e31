package dev.wanedit.cli.report;

import dev.wanedit.cli.language.Wording;
import dev.wanedit.cli.process.Terminal;
import dev.wanedit.cli.result.Times;
import dev.wanedit.task.ReadableUnits;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** For a reader at a terminal: one line for each step; the last line is drawn again while its step runs. */
public final class DrawnProgress implements Progress {

    private static final long FRAME_MILLIS = 100;
    private static final String CLEAR = "\r\u001b[K";
    /**
     * A line may be longer than the terminal, if the window was made narrower just now; it must not become two lines.
     */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintStream err;
    private final ProgressLine line;
    private final Clock clock;
    private final Wording wording;
    private final Disposable frames;

    private TypicalDuration usual = new TypicalDuration(Duration.ofMinutes(2), "");
    private @Nullable Instant waitingSince;
    private String label = "";
    private long done;
    private long total = -1;
    private long frame;

    public DrawnProgress(PrintStream err, Terminal terminal, Clock clock, Wording wording) {
        this.err = err;
        this.line = new ProgressLine(terminal);
        this.clock = clock;
        this.wording = wording;
        this.frames = Observable.interval(FRAME_MILLIS, TimeUnit.MILLISECONDS).subscribe(this::draw);
    }

    @Override
    public synchronized void expect(TypicalDuration time) {
        usual = time;
    }

    @Override
    public synchronized void note(String text) {
        err.print(CLEAR + text + System.lineSeparator());
        draw(frame);
    }

    @Override
    public synchronized void transfer(String what, long bytes, long inAll) {
        step(what);
        done = bytes;
        total = inAll;
    }

    @Override
    public synchronized void waiting(String what) {
        step(what);
        if (waitingSince == null) {
            waitingSince = clock.instant();
        }
    }

    @Override
    public synchronized void ended(String what, boolean whole) {
        if (whole && label.equals(WAITING)) {
            err.print(CLEAR);
        } else if (!label.isEmpty()) {
            String end = text(whole ? ProgressLine.DONE : ProgressLine.STOPPED);
            err.print(NO_WRAP + CLEAR + end + WRAP + System.lineSeparator());
            err.flush();
        }
        label = "";
        done = 0;
        total = -1;
    }

    @Override
    public synchronized void close(boolean whole) {
        frames.dispose();
        ended("", whole);
    }

    private void step(String what) {
        if (!label.equals(what)) {
            ended("", true);
            label = what;
        }
    }

    private synchronized void draw(long number) {
        frame = number;
        if (!label.isEmpty()) {
            err.print(NO_WRAP + CLEAR + text((int) (number % Integer.MAX_VALUE)) + WRAP);
            err.flush();
        }
    }

    private String text(int mark) {
        if (total >= 0 || done > 0) {
            String size = done == total || total < 0 ? ReadableUnits.bytes(done) : sizeInAll();
            return line.text(mark, wording.of(label), total <= 0 ? 0 : (double) done / total, size, "");
        }
        Duration gone = waitingSince == null ? Duration.ZERO : Duration.between(waitingSince, clock.instant());
        // An estimate that never reaches the end: four fifths at the usual time, then more and more slowly.
        double share = 1 - Math.exp(-1.6 * gone.toMillis() / usual.time().toMillis());
        String words = mark >= 0 ? "  " + wording.of(usual.words()) : "";
        return line.text(mark, wording.of(label), running(mark, share), Times.clock(gone), words);
    }

    private double running(int mark, double share) {
        if (!label.equals("running")) {
            return ProgressLine.NO_BAR;
        }
        return mark == ProgressLine.DONE ? 1 : share;
    }

    private String sizeInAll() {
        return wording.filled("{0} of {1}", ReadableUnits.bytes(done), ReadableUnits.bytes(total));
    }
}
