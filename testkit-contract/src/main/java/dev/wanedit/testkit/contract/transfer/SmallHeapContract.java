package dev.wanedit.testkit.contract.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.RawHost;
import dev.wanedit.testkit.contract.transfer.SmallHeapProgram.Way;
import dev.wanedit.testkit.process.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Media are sent with little memory: an application with a heap of 32 MB, in a separate JVM, uploads the largest video
 * that the service accepts, and sends a large image inside the create request. The adapter is found there by its name.
 */
public abstract class SmallHeapContract extends Contract {

    private static final String HEAP = "-Xmx32m";
    private static final int LARGEST_VIDEO = 100 * 1024 * 1024;
    private static final int LARGE_IMAGE = 10 * 1024 * 1024;
    private static final int LONGEST_FORM = 10_000;
    private static final String DATA_URI = "data:image/png;base64,";
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final Duration LONGEST_RUN = Duration.ofSeconds(100);

    @Test
    void upload_whenTheFileIsLargerThanTheHeap_sendsItAll() throws IOException, InterruptedException {
        Path clip = LargeFile.video(folder(), LARGEST_VIDEO);
        AtomicLong received = new AtomicLong();
        try (RawHost storage = storage(socket -> {
            long length = RawHost.contentLength(RawHost.head(socket.getInputStream()));
            RawHost.answerAfterBody(socket, length);
            received.set(length);
        })) {
            submit(Way.UPLOAD, clip);

            assertThat(storage.awaitFirstEnd(patience())).isTrue();
            assertThat(received.get()).isBetween((long) LARGEST_VIDEO, (long) LARGEST_VIDEO + LONGEST_FORM);
        }
    }

    @Test
    void create_whenAnInlineImageIsLarge_sendsItAll() throws IOException, InterruptedException {
        byte[] content = new byte[LARGE_IMAGE];
        new Random(7).nextBytes(content);
        System.arraycopy(PNG, 0, content, 0, PNG.length);

        submit(Way.INLINE, Files.write(folder().resolve("hat.png"), content));

        String sent = fake().tasks().get(0).media().get(1).url();
        assertThat(sent).startsWith(DATA_URI);
        assertThat(Base64.getDecoder().decode(sent.substring(DATA_URI.length())))
                .isEqualTo(content);
    }

    private void submit(Way way, Path medium) throws IOException, InterruptedException {
        ForkedJvm.plain()
                .with(HEAP, "-XX:+ExitOnOutOfMemoryError")
                .run(
                        SmallHeapProgram.class,
                        LONGEST_RUN,
                        folder(),
                        bench().subject().adapterName(),
                        fake().baseUrl().toString(),
                        fake().apiKey(),
                        way.argument(),
                        medium.toString());
        assertThat(fake().tasks()).hasSize(1);
    }
}
