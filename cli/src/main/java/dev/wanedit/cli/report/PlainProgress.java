package dev.wanedit.cli.report;

import dev.wanedit.cli.language.Wording;
import dev.wanedit.cli.result.Times;
import dev.wanedit.task.ReadableUnits;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** For logs and pipes: one line for each change, nothing in between. */
public final class PlainProgress implements Progress {

    private final PrintStream err;
    private final Clock clock;
    private final Wording wording;
    private String label = "";
    private @Nullable Instant waitingSince;

    public PlainProgress(PrintStream err, Clock clock, Wording wording) {
        this.err = err;
        this.clock = clock;
        this.wording = wording;
    }

    @Override
    public void expect(TypicalDuration usual) {
        // Not shown: the output is not a terminal.
    }

    @Override
    public synchronized void note(String line) {
        err.println(line);
    }

    @Override
    public synchronized void transfer(String what, long done, long total) {
        if (!label.equals(what)) {
            label = what;
            err.println(wording.of(what) + (total < 0 ? "" : " " + ReadableUnits.bytes(total)));
        }
    }

    @Override
    public synchronized void waiting(String what) {
        if (!label.equals(what)) {
            label = what;
            err.println(wording.of(what) + timeGone());
        }
    }

    @Override
    public synchronized void ended(String what, boolean whole) {
        label = "";
        if (waitingSince != null) {
            err.println(wording.of(what) + timeGone());
        }
    }

    @Override
    public void close(boolean whole) {
        err.flush();
    }

    private String timeGone() {
        Instant now = clock.instant();
        if (waitingSince == null) {
            waitingSince = now;
            return "";
        }
        return wording.filled(" after {0}", Times.clock(Duration.between(waitingSince, now)));
    }
}
