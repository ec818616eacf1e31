package dev.wanedit.wire.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.wire.body.PolicyDataBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadFormTest {

    private static final Path FILE = Path.of("My Holiday.MP4");

    @Test
    void of_whenThePolicyIsWhole_namesTheFileAnewAndKeepsItsExtension() {
        UploadForm form = UploadForm.of(policy("c2VjcmV0", "https://store.example"), FILE);

        assertThat(form.ossUrl().toString()).matches("oss://dir/[0-9a-f-]{36}\\.mp4");
        assertThat(new String(form.head(), StandardCharsets.UTF_8))
                .startsWith("--" + form.boundary() + "\r\n")
                .contains("name=\"Signature\"\r\n\r\nc2VjcmV0\r\n")
                .doesNotContain("Holiday")
                .endsWith("Content-Type: application/octet-stream\r\n\r\n");
        assertThat(form.contentType()).endsWith(form.boundary());
        assertThat(form.toString()).doesNotContain("c2VjcmV0");
        assertThat(UploadForm.of(policy("s", "https://store.example"), FILE).key())
                .isNotEqualTo(form.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\r\nlines"})
    void of_whenAFieldCannotStandInAForm_fails(String signature) {
        assertThatThrownBy(() -> UploadForm.of(policy(signature, "https://store.example"), FILE))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no host", "ftp://h/", "file:///etc", "/x"})
    void of_whenTheHostIsNone_fails(String host) {
        assertThatThrownBy(() -> UploadForm.of(policy("s", host), FILE)).hasMessageContaining("upload_host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h:99999/", "https://h:0/", "https://h:-1/", "https://h:abc/"})
    void of_whenTheHostHasABadPort_fails(String host) {
        assertThatThrownBy(() -> UploadForm.of(policy("s", host), FILE)).isInstanceOf(MalformedResponseException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0", "-1", "", "many", "1e999999999", "2", "1"})
    void of_whenTheLimitIsNonsenseOrKept_isTheForm(String limit, @TempDir Path folder) throws IOException {
        try (UploadSource source = UploadSource.open(Files.write(folder.resolve("in.mp4"), new byte[1024 * 1024]))) {
            assertThat(UploadForm.of(policy("s", "https://store.example", limit), source))
                    .isNotNull();
        }
    }

    @Test
    void of_whenTheFileIsLargerThanTheLimit_isRefused(@TempDir Path folder) throws IOException {
        try (UploadSource source =
                UploadSource.open(Files.write(folder.resolve("in.mp4"), new byte[1024 * 1024 + 1]))) {
            assertThatThrownBy(() -> UploadForm.of(policy("s", "https://store.example", "1"), source))
                    .isInstanceOf(UploadRefusedException.class)
                    .hasMessageContaining("up to 1 MB")
                    .hasMessageContaining("in.mp4");
        }
    }

    private static PolicyDataBody policy(String signature, String host) {
        return policy(signature, host, "100");
    }

    private static PolicyDataBody policy(String signature, String host, String limit) {
        return new PolicyDataBody("p", signature, "dir/", host, "300", limit, "id", "private", "true");
    }
}
