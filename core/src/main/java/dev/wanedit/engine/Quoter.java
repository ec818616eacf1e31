package dev.wanedit.engine;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobWarning;
import dev.wanedit.job.CostLimit;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Quote;
import dev.wanedit.job.RegionPrices;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a job and says what it will cost; sends nothing. A submit begins with the same, so that whatever is quoted is not
 * refused by us later. Safe for use by several threads.
 */
public final class Quoter {

    private final MediaCheck media;
    private final RegionPrices prices;
    private final Scheduler disk;
    private final JobListener listener;

    /**
     * @param media looks into what is uploaded or sent inline
     * @param prices those of the region where the job runs
     * @param disk the threads on which files are looked at
     * @param listener is notified of media that the service may refuse
     */
    public Quoter(MediaCheck media, RegionPrices prices, Scheduler disk, JobListener listener) {
        this.media = media;
        this.prices = prices;
        this.disk = disk;
        this.listener = listener;
    }

    /**
     * The price of the job.
     *
     * @return fails with {@link InvalidJobException} if the job's media break a rule, or it can cost more than its {@link
     *     EditJob#maxCost()}
     */
    public Single<Quote> quote(EditJob job) {
        return media.readsMediaOf(job)
                ? DiskWork.value(disk, () -> checked(job))
                : Caught.single(() -> Single.fromCallable(() -> checked(job)));
    }

    private Quote checked(EditJob job) {
        InspectedMedia inspected = media.inspect(job);
        Quote quote = Quote.of(job, inspected.clip(), prices);
        List<Violation> violations = new ArrayList<>(inspected.findings().violations());
        violations.addAll(CostLimit.check(job, quote));
        if (!violations.isEmpty()) {
            throw new InvalidJobException(violations);
        }
        inspected
                .findings()
                .doubts()
                .forEach(doubt -> listener.onWarning(JobWarning.of("The service may refuse a medium: " + doubt + ".")));
        return quote;
    }
}
