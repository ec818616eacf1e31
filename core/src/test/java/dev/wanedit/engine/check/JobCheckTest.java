package dev.wanedit.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFindings;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.price.Quote;
import dev.wanedit.price.RegionPrices;
import dev.wanedit.settings.Preflight;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobCheckTest {

    private static final RegionPrices PRICES =
            RegionPrices.of(LocalDate.EPOCH, Map.of(Resolution.P1080, Money.of("1", "CNY")));

    private final TestScheduler disk = new TestScheduler();
    private final List<Violation> doubts = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void quote_whenClipIsAFile_looksIntoItOnTheDisksThreads() throws IOException {
        TestObserver<Quote> quote = checking(clipOf(5020), Preflight.WARN)
                .quoted(job(file("clip.mp4")).build())
                .test();

        quote.assertNotComplete();
        disk.triggerActions();
        quote.assertValue(it -> it.mostPrice().equals(Optional.of(Money.of("10.04", "CNY"))));
    }

    @Test
    void quote_whenClipIsElsewhere_isARangeAndTouchesNoDisk() {
        MediaSource remote = MediaSource.url(URI.create("https://example.com/clip.mp4"));

        checking(clipOf(5020), Preflight.WARN)
                .quoted(job(remote).build())
                .test()
                .assertValue(it -> it.billed().toString().equals("4 to 20 s"));
    }

    @Test
    void quote_whenNobodyMayOrCanLook_isARange() throws IOException {
        assertThat(quoted(checking(null, Preflight.WARN), file("a.mp4")).billed())
                .hasToString("4 to 20 s");
        assertThat(quoted(checking(clipOf(5020), Preflight.OFF), file("b.mp4")).billed())
                .hasToString("4 to 20 s");
    }

    @Test
    void quote_whenFileCannotBeRead_isARange() throws IOException {
        MediaProbe broken = media -> {
            throw new IOException("disk");
        };

        assertThat(quoted(checking(broken, Preflight.WARN), file("clip.mp4")).billed())
                .hasToString("4 to 20 s");
    }

    @Test
    void quote_whenAReferenceIsAFile_doesNotTakeItForTheClip() throws IOException {
        EditJob job = job(MediaSource.url(URI.create("https://example.com/clip.mp4")))
                .reference(file("a.png"))
                .build();
        MediaProbe probe = media ->
                new MediaFacts(MediaFormat.PNG, new PixelSize(640, 360), Duration.ofSeconds(3), null, null, false);

        TestObserver<Quote> quote = checking(probe, Preflight.WARN).quoted(job).test();
        disk.triggerActions();

        quote.assertValue(it -> !it.billed().measured());
    }

    @Test
    void quote_whenReferencesFollowTheClip_stillKnowsItsLength() throws IOException {
        EditJob job = job(file("clip.mp4")).reference(file("a.png")).build();
        JobCheck check = checking(
                new MediaProbe() {
                    @Override
                    public MediaFacts probe(SeekableByteChannel media) {
                        throw new AssertionError("asked by the file");
                    }

                    @Override
                    public MediaFacts probe(Path file) throws IOException {
                        return file.endsWith("clip.mp4")
                                ? clipOf(5020).probe(file)
                                : MediaFacts.image(MediaFormat.JPEG, new PixelSize(640, 360), null);
                    }
                },
                Preflight.WARN);

        TestObserver<Quote> quote = check.quoted(job).test();
        disk.triggerActions();

        quote.assertValue(it -> it.billed().toString().equals("10.04 s"));
    }

    @Test
    void quote_whenJobBreaksRules_tellsAllOfThem() throws IOException {
        EditJob job = job(file("clip.mp4"))
                .reference(folder.resolve("none.png"))
                .maxCost(Money.of("12", "CNY"))
                .build();

        TestObserver<Quote> quote =
                checking(clipOf(12_400), Preflight.WARN).quoted(job).test();
        disk.triggerActions();

        quote.assertError(fault -> {
            assertThat(fault)
                    .asInstanceOf(type(InvalidJobException.class))
                    .extracting(InvalidJobException::violations)
                    .asInstanceOf(list(Violation.class))
                    .extracting(Violation::field)
                    .containsExactlyInAnyOrder("references[0]", "video", "maxCost");
            return true;
        });
    }

    @Test
    void quote_whenMediaOfAnotherModelBreakLimits_doubtsThemAndKnowsNoPrice() throws IOException {
        EditJob job = job(file("clip.mp4"))
                .model("wan9.9")
                .prompt("snow")
                .duration(Duration.ofSeconds(11))
                .build();

        Quote quote = quoted(checking(clipOf(12_400), Preflight.WARN), job);

        assertThat(quote.mostPrice()).isEmpty();
        assertThat(quote.billed()).hasToString("22 s");
        assertThat(doubts)
                .extracting(Violation::field, Violation::rule)
                .containsExactlyInAnyOrder(tuple("video", "length"), tuple("duration", "range"));
        assertThat(doubts).allSatisfy(doubt -> assertThat(doubt.allowed()).endsWith("(the limit of wan2.7-videoedit)"));
    }

    @Test
    void quote_whenAFileOfAnotherModelIsLarge_doubtsIt() throws IOException {
        Path large = folder.resolve("large.mp4");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(101L * 1024 * 1024);
        }
        EditJob.Builder job = job(MediaSource.file(large)).prompt("snow");

        quoted(checking(clipOf(5020), Preflight.WARN), job.model("wan9.9").build());
        assertThat(doubts).extracting(Violation::field, Violation::rule).containsExactly(tuple("video", "size"));

        assertThat(checking(null, Preflight.WARN)
                        .findings(job.model(null).build())
                        .violations())
                .extracting(Violation::rule)
                .containsExactly("size");
    }

    @Test
    void quote_whenAnotherModelBreaksLimitsAndPreflightIsStrict_refuses() throws IOException {
        EditJob job = job(file("clip.mp4"))
                .model("wan9.9")
                .prompt("snow")
                .seed(3_000_000_000L)
                .build();

        assertThat(checking(clipOf(12_400), Preflight.STRICT).findings(job).violations())
                .extracting(Violation::field)
                .containsExactly("video", "seed");
        assertThat(checking(clipOf(12_400), Preflight.OFF).findings(job)).isEqualTo(MediaFindings.NONE);
    }

    @Test
    void quote_whenDisposedBeforeTheDiskIsRead_readsNothing() throws IOException {
        checking(
                        media -> {
                            throw new AssertionError("read");
                        },
                        Preflight.WARN)
                .quoted(job(file("clip.mp4")).build())
                .test()
                .dispose();

        disk.triggerActions();
    }

    @Test
    void quote_whenNothingSaysWhatToChange_doubtsThatItIsMeant() {
        EditJob.Builder aimless = job(MediaSource.url(URI.create("https://example.com/clip.mp4")));

        checking(null, Preflight.WARN).quoted(aimless.build()).test().assertComplete();
        assertThat(doubts).extracting(Violation::field, Violation::rule).containsExactly(tuple("prompt", "missing"));
        doubts.clear();
        checking(null, Preflight.WARN)
                .quoted(aimless.prompt(" \n").build())
                .test()
                .assertComplete();
        assertThat(doubts).hasSize(1);
    }

    @Test
    void quote_whenPromptOrReferenceSaysWhatToChange_doubtsNothing() {
        MediaSource clip = MediaSource.url(URI.create("https://example.com/clip.mp4"));

        checking(null, Preflight.WARN)
                .quoted(job(clip).prompt("snow").build())
                .test()
                .assertComplete();
        checking(null, Preflight.WARN)
                .quoted(job(clip).reference(clip).build())
                .test()
                .assertComplete();

        assertThat(doubts).isEmpty();
    }

    @Test
    void quote_whenNothingSaysWhatToChangeAndPreflightIsStrict_refuses() {
        EditJob aimless =
                job(MediaSource.url(URI.create("https://example.com/clip.mp4"))).build();

        checking(clipOf(5020), Preflight.STRICT)
                .quoted(aimless)
                .test()
                .assertError(fault -> fault instanceof InvalidJobException invalid
                        && invalid.violations().get(0).field().equals("prompt"));
        checking(clipOf(5020), Preflight.OFF).quoted(aimless).test().assertComplete();
        assertThat(doubts).isEmpty();
    }

    @Test
    void quote_whenTheListenerForDoubtsThrows_quotesAllTheSame() {
        EditJob aimless =
                job(MediaSource.url(URI.create("https://example.com/clip.mp4"))).build();
        JobCheck check = new JobCheck(new MediaCheck(null, Preflight.WARN), PRICES, disk, doubt -> {
            throw new IllegalStateException("listener");
        });

        check.quoted(aimless).test().assertComplete();
    }

    private Quote quoted(JobCheck check, MediaSource clip) {
        return quoted(check, job(clip).build());
    }

    private Quote quoted(JobCheck check, EditJob job) {
        TestObserver<Quote> quote = check.quoted(job).test();
        disk.triggerActions();
        quote.assertComplete();
        return quote.values().get(0);
    }

    private JobCheck checking(@Nullable MediaProbe probe, Preflight level) {
        return new JobCheck(new MediaCheck(probe, level), PRICES, disk, doubts::add);
    }

    private static MediaProbe clipOf(long millis) {
        return new MediaProbe() {
            @Override
            public MediaFacts probe(SeekableByteChannel media) {
                Duration length = Duration.ofMillis(millis);
                return new MediaFacts(MediaFormat.MP4, new PixelSize(640, 360), length, length, null, false);
            }
        };
    }

    private static EditJob.Builder job(MediaSource video) {
        return EditJob.builder().video(video);
    }

    private MediaSource file(String name) throws IOException {
        return MediaSource.file(Files.write(folder.resolve(name), new byte[] {1}));
    }
}
