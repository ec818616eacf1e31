package dev.wanedit.engine.submit;

import dev.wanedit.job.Money;
import dev.wanedit.price.BilledTime;
import dev.wanedit.price.Quote;
import dev.wanedit.record.QuotedCost;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One object for equal quotes. A job in memory keeps its quote for its whole life, and most jobs of a program have one of a
 * few quotes.
 */
final class RecentQuotes {

    private static final int PLACES = 64;

    private final AtomicReferenceArray<QuotedCost> places = new AtomicReferenceArray<>(PLACES);

    QuotedCost shared(Quote quote) {
        QuotedCost cost = cost(quote);
        int place = Math.floorMod(cost.hashCode(), PLACES);
        QuotedCost other = places.get(place);
        if (cost.equals(other)) {
            return other;
        }
        places.set(place, cost);
        return cost;
    }

    /** One object for both ends of an exact quote. */
    private static QuotedCost cost(Quote quote) {
        BilledTime time = quote.billed();
        Money most = quote.mostPrice().orElse(null);
        Money least = time.isExact() ? most : quote.leastPrice().orElse(null);
        return new QuotedCost(time.isExact() ? time.most() : time.least(), time.most(), least, most);
    }
}
