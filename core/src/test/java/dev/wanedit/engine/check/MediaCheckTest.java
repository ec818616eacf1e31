package dev.wanedit.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wanedit.error.Violation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFindings;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.settings.Preflight;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaCheckTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final MediaFacts LONG_CLIP =
            new MediaFacts(MediaFormat.MP4, new PixelSize(640, 360), Duration.ofMillis(12_400), null, null, false);
    private static final MediaFacts SLIGHTLY_LONG_CLIP =
            new MediaFacts(MediaFormat.MP4, new PixelSize(640, 360), Duration.ofMillis(10_040), null, null, false);

    private final List<Long> probedSizes = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void check_whenClipIsTooLong_namesFileFindingAndLimit() throws IOException {
        MediaFindings found = check(LONG_CLIP, Preflight.WARN, job().video(file("clip.mov")));

        assertThat(found.violations())
                .extracting(Violation::toString)
                .containsExactly("video: clip.mov: 12.4 s long, allowed 2 to 10 s");
    }

    @Test
    void check_whenItIsOnlyADoubt_levelDecides() throws IOException {
        EditJob.Builder job = job().video(file("clip.mp4"));
        Violation doubt = new Violation("video", "length", "clip.mp4: 10.04 s long", "2 to 10 s");

        assertThat(check(SLIGHTLY_LONG_CLIP, Preflight.STRICT, job))
                .isEqualTo(new MediaFindings(List.of(doubt), List.of()));
        assertThat(check(SLIGHTLY_LONG_CLIP, Preflight.WARN, job))
                .isEqualTo(new MediaFindings(List.of(), List.of(doubt)));
    }

    @Test
    void check_whenOff_probesNothingButStillWantsFiles() throws IOException {
        EditJob.Builder job = job().video(file("clip.mp4")).reference(MediaSource.file(folder.resolve("none.png")));

        assertThat(check(LONG_CLIP, Preflight.OFF, job).violations())
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple("references[0]", "readable"));
        assertThat(probedSizes).isEmpty();
    }

    @Test
    void check_whenThereIsNoProbe_wantsFilesOnly() throws IOException {
        EditJob job = job().video(file("clip.mp4")).build();

        assertThat(new MediaCheck(null, Preflight.WARN).check(job)).isEqualTo(MediaFindings.NONE);
    }

    @Test
    void check_whenFileIsMissingOrEmpty_isNotProbed() throws IOException {
        EditJob.Builder job = job().video(folder.resolve("none.mp4"))
                .reference(MediaSource.file(Files.createFile(folder.resolve("empty.png"))));

        assertThat(check(LONG_CLIP, Preflight.STRICT, job).violations())
                .extracting(Violation::rule)
                .containsExactly("readable", "size");
        assertThat(probedSizes).isEmpty();
    }

    @Test
    void check_whenMediaAreElsewhere_isNotProbed() {
        EditJob.Builder job = job().video(URI.create("https://host.example/clip.mp4"))
                .reference(new MediaSource.OssUrl(URI.create("oss://bucket/a.png")));

        assertThat(check(LONG_CLIP, Preflight.STRICT, job)).isEqualTo(MediaFindings.NONE);
        assertThat(probedSizes).isEmpty();
    }

    @Test
    void check_whenImageIsInline_isProbedWithoutAFile() {
        MediaFacts small = MediaFacts.image(MediaFormat.JPEG, new PixelSize(100, 200), null);
        EditJob.Builder job =
                job().video(URI.create("https://host.example/clip.mp4")).reference(InlineImage.of(PNG));

        assertThat(check(small, Preflight.WARN, job).violations())
                .containsExactly(new Violation(
                        "references[0]", "pixels", "inline image/png: 100 x 200 pixels", "240 to 8000 pixels a side"));
        assertThat(probedSizes).containsExactly((long) PNG.length);
    }

    @Test
    void check_whenProbeCannotRead_isADoubt() throws IOException {
        MediaProbe broken = media -> {
            throw new IOException("disk");
        };
        Path clip = file("clip.mp4");

        MediaFindings found =
                new MediaCheck(broken, Preflight.WARN).check(job().video(clip).build());

        assertThat(found.violations()).isEmpty();
        assertThat(found.doubts())
                .containsExactly(new Violation("video", "readable", clip + ": cannot be read", "a readable file"));
    }

    @Test
    void check_whenNameIsLong_stillTellsWhatWasFound() throws IOException {
        Path clip = file("clip".repeat(50) + ".mp4");

        assertThat(check(LONG_CLIP, Preflight.WARN, job().video(clip)).violations())
                .singleElement()
                .extracting(Violation::given)
                .asString()
                .startsWith("…")
                .endsWith("clip.mp4: 12.4 s long");
    }

    @Test
    void inlineImageChannel_whenReadAnywhere_givesTheImagesBytes() throws IOException {
        try (InlineImageChannel channel = new InlineImageChannel(InlineImage.of(PNG))) {
            ByteBuffer four = ByteBuffer.allocate(4);

            assertThat(channel.position(9).read(four)).isEqualTo(2);
            assertThat(channel.read(four)).isEqualTo(-1);
            assertThat(channel.position(1).read(four)).isEqualTo(2);
            assertThat(four.array()).containsExactly(2, 3, 'P', 'N');
            assertThat(channel.position()).isEqualTo(3);
            assertThat(channel.isOpen()).isTrue();
        }
    }

    private MediaFindings check(MediaFacts facts, Preflight level, EditJob.Builder job) {
        return new MediaCheck(answering(facts), level).check(job.build());
    }

    private MediaProbe answering(MediaFacts facts) {
        return new MediaProbe() {
            @Override
            public MediaFacts probe(SeekableByteChannel media) throws IOException {
                probedSizes.add(media.size());
                return facts;
            }
        };
    }

    private static EditJob.Builder job() {
        return EditJob.builder().prompt("p");
    }

    private Path file(String name) throws IOException {
        return Files.write(folder.resolve(name), new byte[] {1});
    }
}
