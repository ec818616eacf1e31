package dev.wanedit.engine.diagnose;

import static dev.wanedit.diagnosis.Subject.CLOCK;

import dev.wanedit.diagnosis.Check;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.TaskPage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Compares the date of an answer with the clock of the client. */
final class ClockCheck {

    /** The date has no fractions of a second, and an answer takes its time. */
    private static final Duration TOLERATED = Duration.ofSeconds(30);

    /** From here on, tasks are missing in lists of a time span, and results are given up too early or too late. */
    private static final Duration HARMFUL = Duration.ofMinutes(5);

    private static final String NEXT =
            "Set this machine's clock, best by NTP. Lists of a time span, the search for lost jobs and the expiry of"
                    + " results depend on it.";

    private ClockCheck() {}

    static Check of(@Nullable Answer answer) {
        TaskPage page = answer == null ? null : answer.page();
        if (answer == null || page == null) {
            return Check.skipped(CLOCK, "Needs an answer of the service with its list of tasks.");
        }
        Instant theirs = page.answered();
        if (theirs == null) {
            return Check.skipped(CLOCK, "The answer of the service has no date.");
        }
        Duration off = off(answer, theirs);
        if (off.abs().compareTo(TOLERATED) <= 0) {
            return Check.well(CLOCK, "This machine's clock agrees with that of the service.");
        }
        String found =
                "This machine's clock is " + ReadableUnits.elapsed(off.abs()) + (off.isNegative() ? " slow" : " fast")
                        + ": it showed " + answer.received() + " when the service wrote " + theirs + ".";
        return off.abs().compareTo(HARMFUL) < 0 ? Check.suspect(CLOCK, found, NEXT) : Check.fault(CLOCK, found, NEXT);
    }

    /** Zero if the service's second lies within the request; otherwise how far our clock is ahead, at least. */
    private static Duration off(Answer answer, Instant theirs) {
        if (answer.asked().isAfter(theirs.plusSeconds(1))) {
            return Duration.between(theirs.plusSeconds(1), answer.asked());
        }
        return answer.received().isBefore(theirs) ? Duration.between(theirs, answer.received()) : Duration.ZERO;
    }
}
