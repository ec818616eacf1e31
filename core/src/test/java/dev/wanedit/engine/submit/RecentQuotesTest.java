package dev.wanedit.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.EditJob;
import dev.wanedit.job.Resolution;
import dev.wanedit.price.PriceTable;
import dev.wanedit.price.Quote;
import dev.wanedit.settings.Region;
import java.net.URI;
import org.junit.jupiter.api.Test;

class RecentQuotesTest {

    private final RecentQuotes quotes = new RecentQuotes();

    @Test
    void shared_whenQuotesAreEqual_isOneObject() {
        assertThat(quotes.shared(quote(Resolution.P720))).isSameAs(quotes.shared(quote(Resolution.P720)));
    }

    @Test
    void shared_whenQuotesDiffer_isThatOfTheJob() {
        quotes.shared(quote(Resolution.P720));

        assertThat(quotes.shared(quote(Resolution.P1080)).most())
                .isEqualTo(quote(Resolution.P1080).mostPrice().orElseThrow());
    }

    private static Quote quote(Resolution resolution) {
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("snow")
                .resolution(resolution)
                .build();
        return Quote.of(job, null, PriceTable.DEFAULT.in(Region.BEIJING));
    }
}
