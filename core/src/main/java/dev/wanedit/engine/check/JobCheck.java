package dev.wanedit.engine.check;

import dev.wanedit.engine.rx.DiskWork;
import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.JobWarnings;
import dev.wanedit.media.MediaFindings;
import dev.wanedit.price.CostLimit;
import dev.wanedit.price.Quote;
import dev.wanedit.price.Quoter;
import dev.wanedit.price.RegionPrices;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a job and calculates what it will cost; sends nothing. A submit begins with the same checks, so a job with a
 * quote is not refused by wanedit later. Safe for use by several threads.
 */
public final class JobCheck implements Quoter {

    private static final Logger LOG = LoggerFactory.getLogger(JobCheck.class);

    private final MediaCheck media;
    private final RegionPrices prices;
    private final Scheduler disk;
    private final Consumer<Violation> doubts;

    /**
     * @param media checks media that are uploaded or sent inline
     * @param prices the prices of the region where the job runs
     * @param disk the threads on which files are read
     * @param doubts receives each rule that a job may break without being refused; if it throws, that is logged
     */
    public JobCheck(MediaCheck media, RegionPrices prices, Scheduler disk, Consumer<Violation> doubts) {
        this.media = media;
        this.prices = prices;
        this.disk = disk;
        this.doubts = doubts;
    }

    /** The prices by which it calculates. */
    public RegionPrices prices() {
        return prices;
    }

    @Override
    public MediaFindings findings(EditJob job) {
        return inspected(job).findings();
    }

    /**
     * The price of the job; the disk is read on the disk threads.
     *
     * @return fails with {@link InvalidJobException} if the job's media break a rule, or it can cost more than its
     * {@link EditJob#maxCost()}
     */
    public Single<Quote> quoted(EditJob job) {
        return media.readsMediaOf(job)
                ? DiskWork.value(disk, () -> quote(job))
                : ErrorGuard.single(() -> Single.fromCallable(() -> quote(job)));
    }

    @Override
    public Quote quote(EditJob job) {
        InspectedMedia inspected = inspected(job);
        Quote quote = Quote.of(job, inspected.clip(), prices);
        List<Violation> violations = new ArrayList<>(inspected.findings().violations());
        violations.addAll(CostLimit.check(job, quote));
        if (!violations.isEmpty()) {
            throw new InvalidJobException(violations);
        }
        inspected.findings().doubts().forEach(this::tell);
        return quote;
    }

    private InspectedMedia inspected(EditJob job) {
        InspectedMedia inspected = media.inspect(job);
        MediaFindings own = new MediaFindings(List.of(), JobWarnings.check(job)).at(media.level());
        return new InspectedMedia(inspected.findings().and(own), inspected.clip());
    }

    private void tell(Violation doubt) {
        try {
            doubts.accept(doubt);
        } catch (RuntimeException e) {
            LOG.warn("The onDoubt listener threw an exception for: {}.", doubt, e);
        }
    }
}
