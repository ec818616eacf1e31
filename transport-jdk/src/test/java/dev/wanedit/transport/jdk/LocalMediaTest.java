package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.testkit.AnswerFault;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FastTimer;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.transfer.FileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Local files from the application's spelling to the service's storage, and what becomes of their policies. */
class LocalMediaTest {

    private static final AnswerFault EXPIRED = Fault.answer(403)
            .body(
                    "<Error><Code>AccessDenied</Code><Message>Invalid according to Policy: Policy expired.</Message></Error>");

    private final FakeDashScope fake = FakeDashScope.builder().testClock().start();
    private final VideoEditClient client = VideoEditClient.builder()
            .transport("jdk")
            .baseUrl(fake.baseUrl())
            .apiKey(fake.apiKey())
            .timer(new FastTimer(1000))
            .callTimeout(Duration.ofHours(5)) // That is 18 s of a timer that is a thousand times faster.
            .build();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
        fake.close();
    }

    /** FOLDER is the file's folder, RELATIVE the way to it from where this JVM runs. */
    static Stream<Arguments> spellings() {
        return Stream.of(
                        Arguments.of("a b#c%41+&.mp4", "FOLDER/a b#c%41+&.mp4"),
                        Arguments.of("a b#c%41+&.mp4", "RELATIVE/a b#c%41+&.mp4"),
                        Arguments.of("a b#c%.mp4", "file://FOLDER/a b#c%.mp4"),
                        Arguments.of("a b#c%.mp4", "file://FOLDER/a%20b%23c%25.mp4"),
                        Arguments.of("a b.mp4", "file://localhostFOLDER/a%20b.mp4"),
                        Arguments.of("a b.mp4", "file:FOLDER/a b.mp4"),
                        Arguments.of("a b.mp4", "file://./RELATIVE/a b.mp4"),
                        Arguments.of("a b.mp4", "FILE://RELATIVE/a b.mp4"),
                        Arguments.of("雪 地#1.mp4", "FOLDER/雪 地#1.mp4"),
                        Arguments.of("雪 地#1.mp4", "file://FOLDER/雪 地#1.mp4"),
                        Arguments.of("雪 地#1.mp4", "file://FOLDER/%E9%9B%AA%20%E5%9C%B0%231.mp4"),
                        Arguments.of("it's \"quoted\".MP4", "FOLDER/it's \"quoted\".MP4"))
                .filter(spelling -> FileNames.isPossible((String) spelling.get()[0]));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void submit_whenAFileIsSpelledSo_storesItUnderANameOfItsOwn(String name, String spelling) throws IOException {
        byte[] content = FakeDashScope.clip();
        Files.write(folder.resolve(name), content);
        String relative =
                Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath()).toString();

        client.submit(EditJob.builder()
                .video(MediaSource.parse(
                        spelling.replace("FOLDER", folder.toString()).replace("RELATIVE", relative)))
                .build());

        String url = fake.tasks().get(0).media().get(0).url();
        assertThat(url).matches("oss://dashscope-instant/.+/[0-9a-f-]{36}\\.mp4");
        RecordedRequest form = fake.requests(RequestKind.UPLOAD).get(0);
        String text = new String(form.body(), StandardCharsets.ISO_8859_1);
        String head = text.substring(0, text.indexOf("\r\n\r\n", text.indexOf("filename=")) + 4);
        assertThat(head)
                .contains("name=\"key\"\r\n\r\n" + url.substring("oss://".length()) + "\r\n")
                .contains("filename=\"" + url.substring(url.lastIndexOf('/') + 1) + "\"\r\n");
        assertThat(Arrays.copyOfRange(form.body(), head.length(), head.length() + content.length))
                .isEqualTo(content);
    }

    @Test
    void submit_whenThePolicyOfAFileExpired_uploadsItWithANewOne() throws IOException {
        fake.inject(RequestKind.UPLOAD, EXPIRED);

        client.submit(job());

        assertThat(fake.count(RequestKind.UPLOAD_POLICY)).isEqualTo(2);
        assertThat(fake.count(RequestKind.UPLOAD)).isEqualTo(2);
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void submit_whenTheNewPolicyIsRefusedToo_tellsItAndCreatesNoTask() throws IOException {
        fake.inject(RequestKind.UPLOAD, EXPIRED).forever();
        EditJob job = job();

        assertThatThrownBy(() -> client.submit(job))
                .isInstanceOf(UploadRefusedException.class)
                .hasMessageContaining("Policy expired");

        assertThat(fake.count(RequestKind.UPLOAD_POLICY)).isEqualTo(2);
        assertThat(fake.count(RequestKind.CREATE)).isZero();
    }

    @Test
    void submit_whenTheServiceDeniesAPolicy_doesNotAskAgain() throws IOException {
        fake.inject(RequestKind.UPLOAD_POLICY, Fault.error(403, "AccessDenied", "no"));
        EditJob job = job();

        assertThatThrownBy(() -> client.submit(job)).isInstanceOf(PermissionException.class);

        assertThat(fake.count(RequestKind.UPLOAD_POLICY)).isEqualTo(1);
        assertThat(fake.count(RequestKind.UPLOAD)).isZero();
    }

    @Test
    void submit_whenOnlyTheCreateIsRepeated_uploadsNothingAgain() throws IOException {
        fake.inject(RequestKind.CREATE, Fault.error(429, "Throttling.RateQuota", "slow down"));

        client.submit(job());

        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(2);
        assertThat(fake.count(RequestKind.UPLOAD)).isEqualTo(1);
    }

    private EditJob job() throws IOException {
        return EditJob.builder()
                .video(Files.write(folder.resolve("in.mp4"), FakeDashScope.clip()))
                .build();
    }
}
