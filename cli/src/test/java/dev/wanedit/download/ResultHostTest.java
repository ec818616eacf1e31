package dev.wanedit.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.StorageException;
import dev.wanedit.settings.ResultLimits;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A result's host that redirects, or sends an answer that it must not send, with every HTTP stack. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ResultHostTest {

    private static final byte[] VIDEO = Scene.video(1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenTheHostRedirects_bringsWhatIsThereAndNoKey(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, FakeDashScope.clip());
            String place = fake.hostMedia("moved.mp4", VIDEO) + "?Signature=a%2Bb'(c)";
            fake.inject(RequestKind.RESULT, Fault.answer(302).header("Location", place));

            assertThat(client.download(task, target()).file()).hasBinaryContent(VIDEO);

            assertThat(fake.count(RequestKind.RESULT)).isEqualTo(2);
            assertThat(fake.keyLeaks()).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenRedirectsNeverEnd_endsAndSaysWhatHappened(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            fake.inject(RequestKind.RESULT, Fault.answer(307).header("Location", "/again.mp4"))
                    .forever();

            assertThatExceptionOfType(RequestRejectedException.class)
                    .isThrownBy(() -> client.download(task, target()))
                    .withMessageContaining("the redirects form a loop at localhost:")
                    .withMessageNotContaining("key");

            assertThat(fake.count(RequestKind.RESULT)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenRedirectedToMetadata_sendsNothingThere(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, VIDEO);
            fake.inject(RequestKind.RESULT, Fault.answer(302).header("Location", "http://2852039166/latest/meta-data"));

            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> client.download(task, target()))
                    .withMessageContaining("the result host policy refuses: 2852039166");

            assertThat(fake.count(RequestKind.RESULT)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenTheHostIsAllowedByNameAlone_fetchesIt(String transport, FakeDashScope fake) {
        try (VideoEditClient refusing = Scene.builder(fake.baseUrl(), fake.apiKey(), transport)
                        .resultHosts(url -> false)
                        .build();
                VideoEditClient client = Scene.builder(fake.baseUrl(), fake.apiKey(), transport)
                        .resultHosts(url -> false)
                        .resultHost("localhost")
                        .build()) {
            TaskId task = Scene.task(fake, client, FakeDashScope.clip());

            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> refusing.download(task, target()));
            assertThat(client.download(task, target()).file()).hasBinaryContent(FakeDashScope.clip());
        }
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenTheResultIsTooLarge_leavesNothing(String transport, FakeDashScope fake) {
        try (VideoEditClient client = Scene.builder(fake.baseUrl(), fake.apiKey(), transport)
                .resultLimits(ResultLimits.DEFAULT.withLargest(VIDEO.length - 1))
                .build()) {
            TaskId task = Scene.task(fake, client, VIDEO);

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> client.download(task, target()))
                    .withMessageContaining("The result is larger than the limit of");

            assertThat(folder).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.download.Scene#TRANSPORTS")
    void download_whenTheHostsOwnCopyIsCut_keepsItAsideAndDoesNotCallItTheResult(String transport, FakeDashScope fake) {
        byte[] clip = FakeDashScope.clip();
        byte[] cut = Arrays.copyOf(clip, clip.length / 2);
        try (VideoEditClient client = Scene.client(fake, transport)) {
            TaskId task = Scene.task(fake, client, cut);

            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> client.download(task, target()))
                    .withMessageContaining("a broken film");

            assertThat(target()).doesNotExist();
            assertThat(folder.resolve("out.mp4." + task.value() + ".broken")).hasBinaryContent(cut);
        }
    }

    private Path target() {
        return folder.resolve("out.mp4");
    }
}
