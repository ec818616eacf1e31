package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.settings.Preflight;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client makes of the look into media. */
class PreflightTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final TaskSnapshot PENDING = TaskSnapshot.of(new TaskId("t-1"), TaskStatus.PENDING);
    private static final MediaProbe TOO_LONG = clipOf(Duration.ofMillis(12_400));
    private static final MediaProbe SLIGHTLY_TOO_LONG = clipOf(Duration.ofMillis(10_040));

    private final TaskApi tasks = mock(TaskApi.class);
    private final Transport transport = mock(Transport.class);
    private final MediaUploader uploads = mock(MediaUploader.class);

    @TempDir
    Path folder;

    @Test
    void submit_whenClipSurelyFails_sendsNothing() throws IOException {
        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(() -> submit(builder().mediaProbe(TOO_LONG), clip()))
                .withMessageContaining("video: clip.mov: 12.4 s long, allowed 2 to 10 s");

        verifyNoInteractions(tasks, uploads);
    }

    @Test
    void submit_whenClipIsOnlyDoubtful_sendsIt() throws IOException {
        submit(builder().mediaProbe(SLIGHTLY_TOO_LONG), clip());

        verify(uploads).upload(any(), any(), any());
        verify(tasks).create(any());
    }

    @Test
    void submit_whenClipIsDoubtfulAndPreflightStrict_sendsNothing() {
        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(() -> submit(builder().mediaProbe(SLIGHTLY_TOO_LONG).preflight(Preflight.STRICT), clip()))
                .withMessageContaining("10.04 s long");

        verifyNoInteractions(tasks, uploads);
    }

    @Test
    void submit_whenPreflightIsOff_looksIntoNothing() throws IOException {
        MediaProbe unused = mock(MediaProbe.class);

        submit(builder().mediaProbe(unused).preflight(Preflight.OFF), clip());

        verify(tasks).create(any());
        verifyNoInteractions(unused);
    }

    @Test
    void submit_whenInlineImageSurelyFails_sendsNothing() {
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .reference(InlineImage.of(PNG))
                .build();
        MediaProbe small = media -> MediaFacts.image(MediaFormat.JPEG, new PixelSize(100, 100), null);

        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(() -> submit(builder().mediaProbe(small), job))
                .withMessageContaining("references[0]: inline image/png: 100 x 100 pixels");

        verifyNoInteractions(tasks, uploads);
    }

    @Test
    void build_whenStrictWithoutAProbe_opensNothing() {
        TransportProvider provider = mock(TransportProvider.class);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> builder()
                        .transport(provider)
                        .preflight(Preflight.STRICT)
                        .build())
                .withMessageContaining("needs a media probe");
        verifyNoInteractions(provider);
    }

    private void submit(VideoEditClientBuilder builder, EditJob job) {
        when(transport.tasks()).thenReturn(tasks);
        when(tasks.create(any())).thenReturn(Single.just(PENDING));
        when(uploads.upload(any(), any(), any())).thenReturn(Single.just(MediaSource.parse("oss://bucket/clip.mov")));
        clearInvocations(tasks, uploads);
        try (VideoEditClient client = builder.build()) {
            assertThat(client.submit(job).taskId()).isEqualTo(PENDING.taskId());
        }
    }

    private VideoEditClientBuilder builder() {
        return new VideoEditClientBuilder(new ConfigLookup(name -> null, name -> null))
                .apiKey("key")
                .uploader(uploads)
                .transport(new GivenTransport(transport));
    }

    private EditJob clip() throws IOException {
        return EditJob.builder()
                .video(Files.write(folder.resolve("clip.mov"), new byte[] {1}))
                .build();
    }

    private static MediaProbe clipOf(Duration length) {
        return media -> new MediaFacts(MediaFormat.MOV, new PixelSize(640, 360), length, length, null, false);
    }
}
