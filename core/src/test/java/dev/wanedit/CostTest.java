package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.TransportException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.price.PriceTable;
import dev.wanedit.price.Quote;
import dev.wanedit.settings.Preflight;
import dev.wanedit.settings.Region;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client says of the price of a job, and what it refuses for it. */
class CostTest {

    private static final TaskSnapshot PENDING = TaskSnapshot.of(new TaskId("t-1"), TaskStatus.PENDING);
    private static final MediaProbe FIVE_SECONDS = media -> new MediaFacts(
            MediaFormat.MP4, new PixelSize(640, 360), Duration.ofSeconds(5), Duration.ofSeconds(5), null, false);

    private final TaskApi tasks = mock(TaskApi.class);
    private final MediaUploader uploads = mock(MediaUploader.class);
    private final ResultDownloader downloads = mock(ResultDownloader.class);
    private final Transport transport = mock(Transport.class);

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        when(transport.tasks()).thenReturn(tasks);
        when(transport.uploads()).thenReturn(uploads);
        when(transport.downloads()).thenReturn(downloads);
        when(tasks.create(any())).thenReturn(Single.just(PENDING));
        when(uploads.upload(any(), any(), any())).thenReturn(Single.just(MediaSource.parse("oss://bucket/clip.mp4")));
        clearInvocations(tasks, uploads);
    }

    @AfterEach
    void nothingIsBroughtHome() {
        verifyNoInteractions(downloads);
    }

    @Test
    void quote_whenAskedOnAnyFace_isTheSameAndSendsNothing() throws Exception {
        EditJob job = clip().build();
        try (VideoEditClient client = builder().build()) {
            Quote quote = client.quote(job);

            assertThat(quote.mostPrice()).contains(Money.of("10", "CNY"));
            assertThat(client.rx().quote(job).blockingGet()).isEqualTo(quote);
            assertThat(client.async().quote(job).get()).isEqualTo(quote);
        }
        verifyNoInteractions(tasks, uploads);
    }

    @Test
    void quote_whenJobIsInvalid_refusesAsSubmitWould() throws IOException {
        EditJob job = clip().reference(folder.resolve("none.png"))
                .maxCost(Money.of("1", "CNY"))
                .build();
        try (VideoEditClient client = builder().build()) {
            assertThatExceptionOfType(InvalidJobException.class)
                    .isThrownBy(() -> client.quote(job))
                    .satisfies(quoted -> assertThatExceptionOfType(InvalidJobException.class)
                            .isThrownBy(() -> client.submit(job))
                            .satisfies(submitted -> assertThat(submitted.violations())
                                    .hasSize(2)
                                    .isEqualTo(quoted.violations())));
        }
    }

    @Test
    void quote_whenClientIsClosed_fails() throws IOException {
        EditJob job = clip().build();
        VideoEditClient client = builder().build();
        client.close();

        assertThatThrownBy(() -> client.quote(job)).isInstanceOf(TransportException.class);
    }

    @Test
    void quote_whenBaseUrlIsNotTheRegions_keepsTheRegionsPrices() throws IOException {
        Quoter quoter = new Quoter(builder().region(Region.SINGAPORE).baseUrl(URI.create("http://localhost:1/api")));

        assertThat(quoter.quote(clip().build()).mostPrice()).contains(Money.of("1.50", "USD"));
    }

    @Test
    void quote_whenPricesAreHandedIn_takesThese() throws IOException {
        LocalDate day = LocalDate.of(2030, 1, 2);
        PriceTable own = PriceTable.of(day).with(Region.BEIJING, Resolution.P720, Money.of("2", "EUR"));

        Quote quote = new Quoter(builder().prices(own))
                .quote(clip().resolution(Resolution.P720).build());
        Quote unknown = new Quoter(builder().prices(own)).quote(clip().build());

        assertThat(quote.mostPrice()).contains(Money.of("20", "EUR"));
        assertThat(quote.pricesAsOf()).isEqualTo(day);
        assertThat(unknown.mostPrice()).isEmpty();
        assertThat(unknown.billed().most()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void quoter_whenThereIsNeitherKeyNorTransport_quotes() throws IOException {
        VideoEditClientBuilder bare =
                new VideoEditClientBuilder(new ConfigLookup(name -> null, name -> null)).mediaProbe(FIVE_SECONDS);

        assertThat(bare.quoter().quote(clip().build()).mostPrice()).contains(Money.of("10", "CNY"));
    }

    @Test
    void submit_whenJobCanCostMoreThanItsLimit_uploadsAndSendsNothing() throws IOException {
        refuses(builder(), clip().maxCost(Money.of("9.99", "CNY")), "maxCost: 10.00 CNY (10 s at 1.00 CNY/s");
        refuses(
                builder().preflight(Preflight.OFF),
                clip().maxCost(Money.of("12", "CNY")),
                "up to 20.00 CNY (20 s at 1.00 CNY/s, 1080P since no resolution is set), allowed up to 12.00 CNY");
        refuses(
                builder(),
                EditJob.builder()
                        .video(URI.create("https://example.com/clip.mp4"))
                        .maxCost(Money.of("19.99", "CNY")),
                "up to 20.00 CNY");
        refuses(builder(), clip().maxCost(Money.of("100", "USD")), "an amount in CNY");
        refuses(
                builder().prices(PriceTable.of(LocalDate.EPOCH)),
                clip().maxCost(Money.of("100", "CNY")),
                "no price is known for 1080P");
    }

    @Test
    void edit_whenJobCanCostMoreThanItsLimit_uploadsAndSendsNothing() throws IOException {
        EditJob job = clip().maxCost(Money.of("9.99", "CNY")).build();
        try (VideoEditClient client = builder().build()) {
            assertThatExceptionOfType(InvalidJobException.class)
                    .isThrownBy(() -> client.edit(job, folder.resolve("edited.mp4")));
        }
        verifyNoInteractions(tasks, uploads);
    }

    @Test
    void submit_whenJobIsWithinItsLimit_sendsIt() throws IOException {
        EditJob job = clip().maxCost(Money.of("10", "CNY")).build();
        try (VideoEditClient client = builder().build()) {
            assertThat(client.submit(job).taskId()).isEqualTo(PENDING.taskId());
        }
        verify(uploads).upload(any(), any(), any());
        verify(tasks).create(any());
    }

    private void refuses(VideoEditClientBuilder builder, EditJob.Builder job, String words) {
        try (VideoEditClient client = builder.build()) {
            assertThatExceptionOfType(InvalidJobException.class)
                    .isThrownBy(() -> client.submit(job.build()))
                    .withMessageContaining(words);
        }
        verifyNoInteractions(tasks, uploads);
    }

    private VideoEditClientBuilder builder() {
        return new VideoEditClientBuilder(new ConfigLookup(name -> null, name -> null))
                .apiKey("key")
                .mediaProbe(FIVE_SECONDS)
                .transport(new GivenTransport(transport));
    }

    private EditJob.Builder clip() throws IOException {
        return EditJob.builder().video(Files.write(folder.resolve("clip.mp4"), new byte[] {1}));
    }

    /** Quotes as a client of these settings does. */
    private record Quoter(VideoEditClientBuilder settings) {
        Quote quote(EditJob job) {
            try (VideoEditClient client = settings.build()) {
                return client.quote(job);
            }
        }
    }
}
