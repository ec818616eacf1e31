package dev.wanedit.testkit.contract.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.RawHost;
import dev.wanedit.testkit.contract.bench.Secrets;
import io.reactivex.rxjava3.core.Completable;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The size in the upload policy is a limit if it is a valid one; a larger file is refused before the transfer. */
public abstract class UploadLimitContract extends Contract {

    private static final int MEGABYTE = 1024 * 1024;

    private final AtomicInteger stored = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"0\"", "\"many\"", "1e999999999", "null", "2"})
    void upload_whenTheLimitIsNoneOrKept_isMade(String limit) throws IOException {
        try (RawHost storage = RawHost.start(this::store)) {
            limitTo(limit, storage);

            completes(upload(2 * MEGABYTE));

            assertThat(stored.get()).isEqualTo(1);
        }
    }

    @Test
    void upload_whenTheFileIsLargerThanTheLimit_isRefusedUnsent() throws IOException {
        try (RawHost storage = RawHost.start(this::store)) {
            limitTo("\"1\"", storage);

            failure(subscribe(upload(MEGABYTE + 1)), UploadRefusedException.class);

            assertThat(stored.get()).isZero();
        }
    }

    private Completable upload(int size) throws IOException {
        MediaSource.LocalFile file = new MediaSource.LocalFile(Files.write(folder().resolve("in.mp4"), new byte[size]));
        return transport()
                .uploads()
                .upload(file, EditJob.MODEL, TransferListener.NONE)
                .ignoreElement();
    }

    private void store(Socket socket) throws IOException {
        long length = RawHost.contentLength(RawHost.head(socket.getInputStream()));
        stored.incrementAndGet();
        RawHost.answerAfterBody(socket, length);
    }

    private void limitTo(String limit, RawHost storage) {
        fake().inject(RequestKind.UPLOAD_POLICY, json("""
                {"data":{"policy":"cA==","signature":"%s","upload_dir":"dashscope-instant/x/y","upload_host":"%s",
                "oss_access_key_id":"id","expire_in_seconds":"300","max_file_size_mb":%s,"x_oss_object_acl":"private",
                "x_oss_forbid_overwrite":"true"}}
                """.formatted(Secrets.SIGNATURE, storage.uri(""), limit)));
    }
}
