package dev.wanedit.engine.poll;

import dev.wanedit.task.TaskSnapshot;
import java.util.Comparator;
import java.util.Locale;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What others do: each task is queried on a schedule of its own, whatever the account allows. */
final class NaivePolling {

    private static final long SECOND = SimulatedAccount.SECOND;
    private static final long LONGEST = 3_600 * SECOND;

    /** The vendor's SDK: seconds between its queries; then each 5 s. */
    private static final int[] SDK = {1, 1, 2, 2, 2, 4, 4, 4};

    private static final int SDK_LATER = 5;

    private final SimulatedAccount account;
    private final EditDurations durations;
    private final PriorityQueue<Wait> waits = new PriorityQueue<>(Comparator.comparingLong(wait -> wait.next));
    private final boolean asTheSdk;
    private final long ramp;
    private int ended;
    private int lost;
    private int queries;
    private double delays;

    NaivePolling(boolean asTheSdk, int mostRunning, int inFlight, long seed) {
        this.asTheSdk = asTheSdk;
        this.account = new SimulatedAccount(AccountTraits.GOOD, mostRunning, seed);
        this.durations = new EditDurations(seed + 1);
        this.ramp = Simulation.ramp(mostRunning, inFlight);
        for (int i = 0; i < inFlight; i++) {
            waits.add(new Wait(null, i * ramp / inFlight));
        }
    }

    NaivePolling run(int toEnd) {
        while (ended + lost < toEnd && !waits.isEmpty() && waits.element().next < LONGEST) {
            Wait wait = waits.remove();
            SimulatedTask task = wait.task;
            if (task == null) {
                wait.task = account.create(wait.next, durations.next());
            } else if (!query(wait, task)) {
                waits.add(new Wait(null, wait.next));
                continue;
            }
            wait.next += asTheSdk ? (wait.asked < SDK.length ? SDK[wait.asked] : SDK_LATER) * SECOND : 15 * SECOND;
            waits.add(wait);
        }
        return this;
    }

    /** True if the wait goes on. */
    private boolean query(Wait wait, SimulatedTask task) {
        queries++;
        wait.asked++;
        TaskSnapshot answer = account.query(task.id, wait.next);
        if (answer == null && asTheSdk) {
            lost++; // Its wait ends with an exception.
            return false;
        }
        if (answer != null && answer.status().ended()) {
            ended++;
            delays += wait.next - task.ended;
            return false;
        }
        return true;
    }

    @Override
    public String toString() {
        return ended == 0
                ? "loses all"
                : String.format(
                        Locale.ROOT,
                        "%.1f / %.1f s%s%s",
                        (double) queries / (ended + lost),
                        delays / ended / SECOND,
                        lost > 0 ? ", loses " + 100 * lost / (ended + lost) + " %" : "",
                        account.queries.refused > 0
                                ? ", " + 100L * account.queries.refused / queries + " % are 429"
                                : "");
    }

    private static final class Wait {
        private @Nullable SimulatedTask task;
        private long next;
        private int asked;

        Wait(@Nullable SimulatedTask task, long next) {
            this.task = task;
            this.next = next;
        }
    }
}
