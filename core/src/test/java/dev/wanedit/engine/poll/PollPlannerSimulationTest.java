package dev.wanedit.engine.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.poll.AccountTraits.Outage;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the planner costs and how late it notices an end, in virtual time, against an account that enforces its limits. */
class PollPlannerSimulationTest {

    private static final long SECOND = SimulatedAccount.SECOND;
    private static final int ALL = Integer.MAX_VALUE;
    private static final int SEED = 1;
    private static final int GATE = 5;
    private static final int DEADLINE_SECONDS = 30 * 60;

    @ParameterizedTest(name = "{0} in flight")
    @CsvSource({
        "1, 0, 1000, 1.5, 40",
        "5, 5, 1000, 2, 30",
        "50, 5, 500, 2, 30",
        "100, 0, 1500, 2, 12",
        "300, 0, 3000, 2, 4",
        "1000, 0, 5000, 3, 2.2",
        "3000, 0, 12000, 5, 1.6",
        "10000, 5, 400, 2, 30",
    })
    void plan_whenSoManyAreInFlight_noticesEndsSoonWithFewRequests(
            int inFlight, int mostRunning, int toEnd, double delay, double requests) {
        int running = mostRunning == 0 ? ALL : mostRunning;

        Simulation run = new Simulation(AccountTraits.GOOD, running, inFlight, SEED).run(toEnd);

        System.out.printf(
                Locale.ROOT,
                "%5d in flight, %s running: %.1f / %.1f s (allowed %.1f / %.1f s); as the SDK: %s; each 15 s: %s%n",
                inFlight,
                mostRunning == 0 ? "all" : mostRunning,
                run.requestsPerTask(),
                run.meanDelay(),
                requests,
                delay,
                new NaivePolling(true, running, inFlight, SEED).run(toEnd),
                new NaivePolling(false, running, inFlight, SEED).run(toEnd));
        assertThat(run.ended()).isEqualTo(toEnd);
        assertThat(run.meanDelay()).isLessThanOrEqualTo(delay);
        assertThat(run.requestsPerTask()).isLessThanOrEqualTo(requests);
        assertThat(run.refusedAfterAMinute()).isFalse();
    }

    /** The gate lets five be at the service; the other jobs are unsent, so that their deadlines have not begun. */
    @ParameterizedTest(name = "a batch of {0} behind the gate")
    @ValueSource(ints = {100, 1000, 3000})
    void plan_whenABatchWaitsBehindTheGate_noticesEndsSoonAndLosesNoWait(int jobs) {
        Simulation run = new Simulation(AccountTraits.GOOD, GATE, GATE, SEED).run(jobs);

        System.out.printf(
                Locale.ROOT,
                "%5d in a batch, five running: %.1f / %.1f s (allowed 30 / 2 s); longest wait of a sent job %.0f s%n",
                jobs,
                run.requestsPerTask(),
                run.meanDelay(),
                run.longestWait());
        assertThat(run.ended()).isEqualTo(jobs);
        assertThat(run.meanDelay()).isLessThanOrEqualTo(2);
        assertThat(run.requestsPerTask()).isLessThanOrEqualTo(30);
        assertThat(run.longestWait()).isLessThan(DEADLINE_SECONDS);
        assertThat(run.refusedAfterAMinute()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"300, 2.5, 7", "1000, 6, 4.5", "3000, 10, 2"})
    void plan_whenTheListLosesRows_waitsForASecondSweepInPlaceOfFalseAlarms(
            int inFlight, double delay, double requests) {
        Simulation run = new Simulation(AccountTraits.GOOD.losing(0.05), ALL, inFlight, SEED).run(4 * inFlight);

        print("list loses 5 % of its rows", inFlight, run);
        assertThat(run.meanDelay()).isLessThanOrEqualTo(delay);
        assertThat(run.requestsPerTask()).isLessThanOrEqualTo(requests);
        assertThat(run.refusedAfterAMinute()).isFalse();
    }

    private static void print(String trait, int inFlight, Simulation run) {
        System.out.printf(
                Locale.ROOT,
                "%5d in flight, %s: %.1f / %.1f s%n",
                inFlight,
                trait,
                run.requestsPerTask(),
                run.meanDelay());
    }

    /** An end cannot be seen in a list that lags 30 s before these are over; what is sooner is found by queries. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100, 300, 1000, 3000})
    void plan_whenTheListLagsAndLosesRowsAndCallsFail_losesNoTask(int inFlight) {
        Simulation run = new Simulation(AccountTraits.BAD, ALL, inFlight, SEED).run(Math.max(200, 4 * inFlight));

        print("list lags 30 s, loses 5 %, each tenth call fails", inFlight, run);
        assertThat(run.ended()).isEqualTo(Math.max(200, 4 * inFlight));
        assertThat(run.meanDelay()).isLessThan(42);
        assertThat(run.refusedAfterAMinute()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"50, 5", "300, 300", "3000, 3000", "1000, 5"})
    void plan_whenTheListIgnoresTheFilter_stillNoticesEnds(int inFlight, int running) {
        Simulation run = new Simulation(AccountTraits.GOOD.ignoringFilter(), running, inFlight, SEED)
                .run(Math.min(inFlight, 500));

        assertThat(run.meanDelay()).isLessThan(8);
        assertThat(run.refusedAfterAMinute()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"100, 100, 2", "300, 300, 4", "1000, 5, 3"})
    void plan_whenPagesAreSmall_readsMoreOfThem(int inFlight, int running, double delay) {
        Simulation run =
                new Simulation(AccountTraits.GOOD.withPages(10), running, inFlight, SEED).run(Math.min(inFlight, 500));

        assertThat(run.meanDelay()).isLessThan(delay);
        assertThat(run.refusedAfterAMinute()).isFalse();
    }

    @Test
    void plan_whenThousandTasksAreResumedAtOnce_findsAllWithinTheLimits() {
        Simulation run = new Simulation(AccountTraits.GOOD, ALL, 0, SEED).resumed(1000, 400 * SECOND);

        assertThat(run.ended()).isEqualTo(1000);
        assertThat(run.requestsPerTask()).isLessThan(2.5);
        assertThat(run.account.queries.refused + run.account.lists.refused).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void plan_whenTheServiceRefusesAllForTwoMinutes_recovers(boolean onlyLists) {
        AccountTraits refusing = AccountTraits.GOOD.with(new Outage(300 * SECOND, 420 * SECOND, onlyLists));

        Simulation run = new Simulation(refusing, ALL, 300, SEED).run(3000);

        assertThat(run.ended()).isEqualTo(3000);
        assertThat(run.meanDelay()).isLessThan(12);
        assertThat(run.requestsPerTask()).isLessThan(5);
    }
}
