package dev.wanedit.fleet.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wanedit.error.StorageException;
import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.task.JobKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A job as JSON and back: the same job, byte for byte of its URLs, and nothing of this machine. */
class JobDocumentsTest {

    private static final JobKey KEY = new JobKey("order 1");
    private static final EditJob LEAST = EditJob.builder()
            .video(URI.create("oss://bucket/a.mp4"))
            .prompt("Snow")
            .build();
    private static final EditJob MOST = EditJob.builder()
            .video(URI.create("https://example.com/a%20b.mp4?Signature=x%2By%3D&Expires=1"))
            .reference(URI.create("oss://bucket/a.png"))
            .reference(URI.create("http://example.com/b.png"))
            .prompt("雪 \"in\" Paris 🎈")
            .negativePrompt("rain")
            .resolution(Resolution.P720)
            .ratio(AspectRatio.RATIO_9_16)
            .duration(Duration.ofSeconds(5))
            .audio(AudioSetting.ORIGIN)
            .promptExtend(false)
            .watermark(true)
            .seed(7L)
            .maxCost(Money.of("12.5", "CNY"))
            .model("wan9-videoedit")
            .input("styles", List.of("a", 1L, true, Map.of("deep", new BigDecimal("0.10"))))
            .parameter("large", new BigInteger("123456789012345678901234567890"))
            .parameter("whole", 3L)
            .build();

    private final JobDocuments documents = new JobDocuments();

    @Test
    void decode_whenAJobWasEncoded_isTheSameJob() {
        for (EditJob job : List.of(LEAST, MOST)) {
            EditJob read = documents.decode(KEY, documents.encode(job));

            assertThat(read).isEqualTo(job);
            assertThat(JobFingerprint.of(read).matches(JobFingerprint.of(job))).isTrue();
        }
    }

    @Test
    void encode_whenAMediumIsOfThisMachine_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> documents.encode(
                        LEAST.toBuilder().video(Path.of("secret.mp4")).build()))
                .withMessageNotContaining("secret");
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> documents.encode(LEAST.toBuilder()
                        .reference((MediaSource) InlineImage.of(png))
                        .build()));
    }

    @Test
    void decode_whenTheTextIsDamaged_saysSoWithoutRepeatingIt() {
        for (String text : List.of("null", "{", "{\"model\":\"m\",\"video\":\"https://x/?Signature=secret\"}")) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> documents.decode(KEY, text))
                    .withNoCause()
                    .withMessageContaining("order 1")
                    .withMessageNotContaining("secret");
        }
    }
}
