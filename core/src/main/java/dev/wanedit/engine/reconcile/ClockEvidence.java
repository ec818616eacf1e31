package dev.wanedit.engine.reconcile;

import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.rx.Delays;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Judges by the service's time whether the list can decide about a job, and whether its record says when the job was sent. A
 * record is given up only if the clock of the sender was probably wrong: by two readings of the list, since the date of one
 * answer may be wrong, for example if it comes from a cache, or because this clock was set since it seemed wrong.
 */
final class ClockEvidence {

    /** With a larger error, the own task may be outside the time that the list is searched for. */
    private static final Duration LARGEST_ERROR = CandidateSearch.WRONG_CLOCK.dividedBy(2);

    /** From the first reading to the second. */
    static final Duration READ_AGAIN = Duration.ofSeconds(30);

    /** A date that does not move, as that of an answer from a cache, differs by more in the second reading. */
    private static final Duration TOLERANCE = READ_AGAIN.dividedBy(2);

    private final ClockDoubts doubts = new ClockDoubts();
    private final CandidateSearch search;
    private final JobRecorder jobRecorder;
    private final Scheduler timer;

    ClockEvidence(CandidateSearch search, JobRecorder jobRecorder, Scheduler timer) {
        this.search = search;
        this.jobRecorder = jobRecorder;
        this.timer = timer;
    }

    /** This moment; one just before a reading of the list shows if the clock is set meanwhile. */
    Moment moment() {
        return new Moment(jobRecorder.now(), timer.now(TimeUnit.NANOSECONDS));
    }

    /**
     * Empty if no clock is known to be wrong.
     *
     * @param asked just before the list was read
     */
    Maybe<Verdict.WrongClock> against(JobRecord uncertain, Listing listed, Moment asked) {
        JobKey key = uncertain.key();
        Moment now = moment();
        Instant sent = Objects.requireNonNull(uncertain.attempted());
        Duration off = listed.clockOff();
        ClockDoubts.Doubt doubt = doubts.about(key);
        Moment since = doubt == null ? asked : doubt.since();
        boolean byThisClock = isBy(sent, since);
        if (byThisClock && wasSet(since, now)) {
            return Maybe.just(lasting(listed, asked, since, now));
        }
        if (off.compareTo(CandidateSearch.SKEW) <= 0) {
            if (doubt != null && !listed.dated()) {
                return Maybe.just(new Verdict.WrongClock(doubt.off(), null));
            }
            doubts.forget(key);
            Duration ahead = Duration.between(now.clock(), sent);
            return isLarge(ahead) && !ahead.isNegative()
                    ? Maybe.just(new Verdict.WrongClock(ahead, now.clock()))
                    : Maybe.empty();
        }
        if (byThisClock && isLarge(off)) {
            doubts.remember(key, new ClockDoubts.Doubt(asked, off));
        }
        return mayBeSendersError(sent, now, listed.clockAhead())
                ? readAgain(uncertain, listed, since).toMaybe()
                : Maybe.just(new Verdict.WrongClock(off, null));
    }

    private Single<Verdict.WrongClock> readAgain(JobRecord uncertain, Listing listed, Moment since) {
        Verdict.WrongClock forNow = new Verdict.WrongClock(listed.clockOff(), null);
        return Single.timer(Delays.nanos(READ_AGAIN), TimeUnit.NANOSECONDS, timer)
                .map(due -> moment())
                .flatMap(asked -> search.listed(uncertain).map(again -> {
                    Moment now = moment();
                    return wasSet(since, now) || confirms(listed.clockAhead(), again.clockAhead())
                            ? lasting(again, asked, since, now)
                            : forNow;
                }))
                .onErrorResumeNext(fault -> {
                    Moment now = moment();
                    return wasSet(since, now)
                            ? Single.just(new Verdict.WrongClock(forNow.off(), latest(since, now)))
                            : Single.error(fault);
                });
    }

    /** The pages say the time of the service by this clock, if they agree and it was not set while they came. */
    private static Verdict.WrongClock lasting(Listing listed, Moment asked, Moment since, Moment now) {
        boolean agreed = listed.clockOff().compareTo(CandidateSearch.SKEW) <= 0
                || !listed.clockAhead().isZero();
        boolean known = agreed && !wasSet(asked, now);
        return new Verdict.WrongClock(
                listed.clockOff(), known ? now.clock().minus(listed.clockAhead()) : latest(since, now));
    }

    /** The later of the two times that it may be now, by a clock that was set. */
    private static Instant latest(Moment since, Moment now) {
        Instant unset = since.expectedAt(now);
        return unset.isAfter(now.clock()) ? unset : now.clock();
    }

    private static boolean wasSet(Moment since, Moment now) {
        return isLarge(since.setUntil(now));
    }

    /** False if the job was sent in the future of this clock: then another clock than this one said when. */
    private static boolean isBy(Instant sent, Moment seen) {
        return !sent.isAfter(seen.clock().plus(CandidateSearch.SKEW));
    }

    /** A job that was sent by another clock than this one counts as well if that clock is in the future of the service. */
    private static boolean mayBeSendersError(Instant sent, Moment now, Duration ahead) {
        boolean inTheFuture = sent.isAfter(now.clock().minus(ahead).plus(LARGEST_ERROR));
        return isLarge(ahead) && (isBy(sent, now) || inTheFuture);
    }

    private static boolean confirms(Duration first, Duration second) {
        return isLarge(second) && second.minus(first).abs().compareTo(TOLERANCE) <= 0;
    }

    private static boolean isLarge(Duration error) {
        return error.abs().compareTo(LARGEST_ERROR) > 0;
    }
}
