package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageAnswerTest {

    private static final String EXPIRED = "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code>"
            + "<Message>Invalid according to Policy: Policy expired.</Message><RequestId>r-9</RequestId>"
            + "<StringToSign>c2VjcmV0</StringToSign></Error>";

    @Test
    void uploadError_whenTheStorageDeniesAccess_isAboutTheUploadAndNotAboutTheKey() {
        WanEditException error = StorageAnswer.uploadError(answer(403, EXPIRED));

        assertThat(error)
                .isInstanceOf(UploadRefusedException.class)
                .hasMessageContaining("Policy expired")
                .hasMessageNotContaining("c2VjcmV0");
        assertThat(error.code()).contains("AccessDenied");
        assertThat(error.httpStatus()).contains(403);
        assertThat(error.requestId()).contains("r-9");
    }

    @Test
    void uploadError_whenTheRefusalIsNoXml_isTheSameByItsStatus() {
        assertThat(StorageAnswer.uploadError(answer(403, "<html>no</html>")))
                .isInstanceOf(UploadRefusedException.class)
                .hasMessageContaining("no readable reason");
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 300, 403, 503})
    void requireUploaded_whenTheFileWasNotTaken_throws(int status) {
        assertThatThrownBy(() -> StorageAnswer.requireUploaded(answer(status, "")))
                .isInstanceOf(WanEditException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299})
    void requireUploaded_whenTheFileWasTaken_returns(int status) {
        assertThatCode(() -> StorageAnswer.requireUploaded(answer(status, ""))).doesNotThrowAnyException();
    }

    @Test
    void uploadError_whenTheStatusIsAnother_isWhatItAlwaysIs() {
        assertThat(StorageAnswer.uploadError(answer(400, EXPIRED.replace("AccessDenied", "EntityTooLarge"))))
                .isInstanceOf(RequestRejectedException.class)
                .hasMessageNotContaining("c2VjcmV0");
        assertThat(StorageAnswer.uploadError(answer(503, ""))).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void error_whenADownloadIsDenied_isNoUpload() {
        WanEditException error = StorageAnswer.error(answer(403, EXPIRED), new TaskId("t-1"));

        assertThat(error).isInstanceOf(PermissionException.class);
        assertThat(error.taskId()).contains(new TaskId("t-1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void error_whenTheHostRedirects_namesThePlaceOutsideTheMessageAndBlamesNoKey(int status) {
        String location = "https://h.example/a b?Signature=S3CRET";

        WanEditException error =
                StorageAnswer.error(new HttpAnswer(status, null, null, location, new byte[0]), new TaskId("t-1"));

        assertThat(error)
                .isInstanceOfSatisfying(
                        RequestRejectedException.class,
                        redirect -> assertThat(redirect.location()).contains(location));
        assertThat(error)
                .hasMessageContaining("answered with a redirect. [task t-1, HTTP " + status)
                .hasMessageNotContaining("S3CRET")
                .hasMessageNotContaining("key");
    }

    @Test
    void error_whenARedirectNamesNoPlace_saysSo() {
        WanEditException error = StorageAnswer.error(answer(302, "<html/>"), new TaskId("t-1"));

        assertThat(((RequestRejectedException) error).location()).isEmpty();
        assertThat(error).hasMessageContaining("with a redirect. It has no Location header");
    }

    @Test
    void uploadError_whenTheStorageRedirects_blamesNoKey() {
        assertThat(StorageAnswer.uploadError(new HttpAnswer(307, null, null, "https://h.example", new byte[0])))
                .hasMessageContaining("which is not followed")
                .hasMessageNotContaining("key");
    }

    private static HttpAnswer answer(int status, String page) {
        return new HttpAnswer(status, "application/xml", null, page.getBytes(StandardCharsets.UTF_8));
    }
}
