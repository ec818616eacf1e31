package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wanedit.error.Violation;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaRulesTest {

    private static final int MAX_IMAGE = 20 * 1024 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host.example/a.mp4",
                "HTTPS://host.example/a.mp4?sig=1",
                "https://my_bucket.example/a.mp4",
                "https://[::1]:8080/a.mp4"
            })
    void build_whenUrlIsOneTheServiceCanFetch_takesItEverywhere(URI url) {
        assertThat(Jobs.violations(EditJob.builder().video(url).reference(url))).isEmpty();
    }

    @Test
    void build_whenMediaAreInTheServicesStorageOrLocal_takesThem() {
        MediaSource oss = new MediaSource.OssUrl(URI.create("oss://dashscope-instant/a.mp4"));
        MediaSource file = MediaSource.file(Path.of("a.mp4"));

        assertThat(Jobs.violations(EditJob.builder().video(oss).reference(oss).reference(file)))
                .isEmpty();
        assertThat(Jobs.violations(EditJob.builder().video(Path.of("a.mp4")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://host.example/a.mp4, ftp://host.example/a.mp4",
        "relative/a.mp4, relative/a.mp4",
        "https:///a.mp4, https:///a.mp4",
        "https:host.example/a.mp4?Signature=S3CRET, https:host.example/a.mp4?***",
        "file:/a.mp4, file:/a.mp4"
    })
    void build_whenUrlIsNoneTheServiceCanFetch_saysWhereAndMasksIt(URI url, String shown) {
        assertThat(Jobs.violations(
                        EditJob.builder().video(url).reference(Jobs.VIDEO).reference(url)))
                .extracting(Violation::field, Violation::rule, Violation::given)
                .containsExactly(tuple("video", "url", shown), tuple("references[1]", "url", shown));
    }

    @Test
    void build_whenOssUrlIsOfAnotherScheme_saysSo() {
        assertThat(Jobs.violations(EditJob.builder().video(new MediaSource.OssUrl(Jobs.VIDEO))))
                .extracting(Violation::rule)
                .containsExactly("url");
    }

    @Test
    void build_whenVideoIsInline_saysSo() {
        assertThat(Jobs.violations(EditJob.builder().video(InlineImage.of(Jobs.PNG))))
                .containsExactly(new Violation(
                        "video",
                        "kind",
                        "inline image/png",
                        "an http(s):// or oss:// URL, or a local mp4 or mov file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/png", "image/bmp", "image/webp", "IMAGE/PNG"})
    void build_whenInlineImageIsOfAnAllowedType_takesIt(String type) {
        assertThat(Jobs.violations(Jobs.smallest().reference(inline(type, 1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/gif", "image/svg+xml", "video/mp4", "text/plain"})
    void build_whenInlineImageIsOfAnotherType_saysSo(String type) {
        assertThat(Jobs.violations(Jobs.smallest().reference(inline(type, 1))))
                .containsExactly(new Violation("references[0]", "format", type, "JPEG, PNG, BMP or WEBP"));
    }

    @Test
    void build_whenInlineImageIsAtItsLargest_takesItAndNotOneByteMore() {
        assertThat(Jobs.violations(Jobs.smallest().reference(inline("image/png", MAX_IMAGE))))
                .isEmpty();
        assertThat(Jobs.violations(Jobs.smallest().reference(inline("image/png", MAX_IMAGE + 1))))
                .containsExactly(new Violation("references[0]", "size", "20971521 bytes", "1 byte to 20 MB"));
        assertThat(Jobs.violations(Jobs.smallest().reference(inline("image/png", 0))))
                .containsExactly(new Violation("references[0]", "size", "0 bytes", "1 byte to 20 MB"));
    }

    private static InlineImage inline(String type, int size) {
        return InlineImage.ofDataUri(
                "data:" + type + ";base64," + Base64.getEncoder().encodeToString(new byte[size]));
    }
}
