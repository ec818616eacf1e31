package dev.wanedit.benchmarks.fleet;

/** What happened in each second of the day, over all accounts. */
final class Totals {

    /** From the notice to the stored result, a clip of some 20 MB. */
    static final int DOWNLOAD = 5;

    private final int[] taken = new int[Demand.DAY];
    private final int[] sent = new int[Demand.DAY];
    private final int[] noticed = new int[Demand.DAY];
    private final int[] queried = new int[Demand.DAY];
    private final int[] listed = new int[Demand.DAY];
    private final int[] waits = new int[Demand.DAY];
    private long left;
    private int longest;

    static Totals of(int accounts, Demand demand, AccountDay.Limits limits) {
        Totals totals = new Totals();
        double[] chances = demand.chancesOfNone();
        for (int account = 0; account < accounts; account++) {
            new AccountDay(limits, account, totals).run(chances);
        }
        return totals;
    }

    void taken(int second, int count) {
        taken[second] += count;
    }

    void sent(int second, int count) {
        sent[second] += count;
    }

    void listed(int second, int pages) {
        listed[second] += pages;
    }

    void noticed(int second, int firstLooks, int ends) {
        queried[second] += firstLooks + ends;
        noticed[second] += ends;
    }

    void waited(int seconds) {
        waits[seconds]++;
    }

    void accountEnded(int stillWaiting, int longestQueue) {
        left += stillWaiting;
        longest = Math.max(longest, longestQueue);
    }

    long jobs() {
        return sum(taken);
    }

    long done() {
        return sum(noticed);
    }

    /** Jobs that were not sent when the day was over. */
    long left() {
        return left;
    }

    /** The longest queue that an account had. */
    int longestQueue() {
        return longest;
    }

    /** The wait that this share of the sent jobs did not exceed, in seconds. */
    int wait(double share) {
        long most = (long) Math.ceil(sum(waits) * share);
        long seen = 0;
        for (int seconds = 0; seconds < waits.length; seconds++) {
            seen += waits[seconds];
            if (seen >= most) {
                return seconds;
            }
        }
        return waits.length;
    }

    /** Results that are downloaded at the same time. */
    long downloads(int second) {
        long count = 0;
        for (int begin = Math.max(0, second - DOWNLOAD + 1); begin <= second; begin++) {
            count += noticed[begin];
        }
        return count;
    }

    int sent(int second) {
        return sent[second];
    }

    /** Queries in a second, without pages of the list. */
    int queried(int second) {
        return queried[second];
    }

    /** Requests to the service in a second. */
    int asked(int second) {
        return listed[second] + queried[second] + sent[second];
    }

    /** Statements of the store in a second, by their number for each step of a job. */
    double statements(int second, double take, double send, double notice, double store) {
        int stored = second < DOWNLOAD ? 0 : noticed[second - DOWNLOAD];
        return take * taken[second] + send * sent[second] + notice * noticed[second] + store * stored;
    }

    private static long sum(int[] counts) {
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
