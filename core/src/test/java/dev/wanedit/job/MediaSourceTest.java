package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaSourceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host.example/a.mp4",
                "https://host.example/a.mp4?Expires=1&Signature=a%2Bb",
                "HTTPS://host.example/%E7%8C%AB.mp4",
                "Http://host.example/a.mp4",
                "https://host.example/猫.mp4"
            })
    void parse_whenTextIsAWebUrl_keepsItAsItIs(String text) {
        assertThat(MediaSource.parse(text)).isEqualTo(new MediaSource.RemoteUrl(URI.create(text)));
        assertThat(MediaSource.parse(" \t" + text + "\n")).isEqualTo(new MediaSource.RemoteUrl(URI.create(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oss://dashscope-instant/a/b.mp4", "OSS://dashscope-instant/a/b.mp4"})
    void parse_whenTextIsAnOssUrl_keepsItAsItIs(String text) {
        assertThat(MediaSource.parse(text)).isEqualTo(new MediaSource.OssUrl(URI.create(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"data:image/png;base64,AAAA", "DATA:IMAGE/PNG;BASE64,AAAA", " data:image/png;base64,AA\nAA "})
    void parse_whenTextIsADataUri_readsTheImage(String text) {
        assertThat(MediaSource.parse(text)).hasToString("data:image/png;*** (3 bytes)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "file:///path/to/image.png|/path/to/image.png",
                "FILE:///path/to/image.png|/path/to/image.png",
                "file:/path/to/image.png|/path/to/image.png",
                "file://localhost/path/image.png|/path/image.png",
                "file://./image.png|./image.png",
                "file://../image.png|../image.png",
                "file://image.png|image.png",
                "file:image.png|image.png",
                "file://C:/path/to/image.png|C:/path/to/image.png",
                "file:///C:/path/to/image.png|C:/path/to/image.png",
                "file:///a%20b/c%23d%25.png|/a b/c#d%.png",
                "file:///a b/c#d?e+f.png|/a b/c#d?e+f.png",
                "file:///100%/50%z1.png|/100%/50%z1.png",
                "file:///clip%4|/clip%4",
                "file:///clip%4D|/clipM",
                "/a b/c#d%41.png|/a b/c#d%41.png",
                "./clip.mp4|./clip.mp4",
                "clip.mp4|clip.mp4",
                "C:/clips/a.mp4|C:/clips/a.mp4",
                "C:\\clips\\a.mp4|C:\\clips\\a.mp4",
                "httpx.mp4|httpx.mp4",
                "data.mp4|data.mp4"
            })
    void parse_whenTextNamesAFile_readsItsPath(String text, String path) {
        assertThat(MediaSource.parse(text)).isEqualTo(new MediaSource.LocalFile(Path.of(path)));
    }

    /** Those that can name a file here: where the locale is plain ASCII, only the last. */
    static Stream<Arguments> namesBeyondAscii() {
        CharsetEncoder names =
                Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")).newEncoder();
        return Stream.of(
                        Arguments.of("file:///视频/猫 1.mp4", "/视频/猫 1.mp4"),
                        Arguments.of("file:///%E8%A7%86%E9%A2%91/%e7%8c%ab.mp4", "/视频/猫.mp4"),
                        Arguments.of("file://./😀.mp4", "./😀.mp4"),
                        Arguments.of("视频/猫#1.mp4", "视频/猫#1.mp4"),
                        Arguments.of("file:///%63at.mp4", "/cat.mp4"))
                .filter(row -> names.canEncode((String) row.get()[1]));
    }

    @ParameterizedTest
    @MethodSource("namesBeyondAscii")
    void parse_whenFileNameIsNotAscii_readsItsPath(String text, String path) {
        assertThat(MediaSource.parse(text)).isEqualTo(new MediaSource.LocalFile(Path.of(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host.example/my clip.mp4?Signature=S3CRET",
                "https://user:S3CRET word@host.example/a.mp4",
                "https://host.example/a|b.mp4?Signature=S3CRET",
                " http://host.example/a<b.mp4?Signature=S3CRET",
                "https://",
                "oss://dir/a b.mp4?Signature=S3CRET"
            })
    void parse_whenUrlIsNotWellFormed_saysWhereAndRepeatsNoSecret(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaSource.parse(text))
                .withMessageMatching("The URL is not well formed: .* at index \\d+; percent-encode .*")
                .withMessageNotContaining("S3CRET")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://user:S3CRET@host.example/a.mp4?Signature=S3CRET",
                "gopher://host.example/S3CRET",
                " custom-scheme+x://host.example/a.mp4?Signature=S3CRET"
            })
    void parse_whenSchemeIsUnknown_namesItAndTheKnownOnes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaSource.parse(text))
                .withMessageContaining("unknown scheme " + text.strip().split(":")[0])
                .withMessageContaining("use http, https, oss, data or file")
                .withMessageNotContaining("S3CRET")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "file:", "file://", "file://%20"})
    void parse_whenTextNamesNothing_throws(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaSource.parse(text))
                .withMessageStartingWith("The media source");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000S3CRET.mp4", "file:///a%00S3CRET.mp4"})
    void parse_whenPathIsNoneOfThisSystem_repeatsNothing(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaSource.parse(text))
                .withMessageNotContaining("S3CRET")
                .withNoCause();
    }

    /** Other characters than those of ASCII are what the charset of a locale may lack. */
    @Test
    void parse_whenPathIsNoneOfThisSystem_namesTheLocaleIfItMayBeTheReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaSource.parse("\u007f\u0000.mp4"))
                .withMessageStartingWith("The media source is not a valid path on this system: ")
                .withMessageNotContaining("LC_ALL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaSource.parse("\u0080\u0000.mp4"))
                .withMessageStartingWith("The media source is not a valid path on this system: ")
                .withMessageEndingWith(". Start Java in a UTF-8 locale, such as LC_ALL=C.UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png;base64,S3CRET!!",
                "data:S3CRET;base64,AAAA",
                "data:image/png,S3CRET",
                "data:S3CRET",
                "data:image/png;base64S3CRET"
            })
    void parse_whenDataUriIsBroken_repeatsNothing(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaSource.parse(text))
                .withMessageNotContaining("S3CRET")
                .withNoCause();
    }

    @Test
    void toString_whenUrlIsSigned_hidesTheSignature() {
        assertThat(MediaSource.parse("https://h.example/a.mp4?it='x'&Signature=S3CRET"))
                .hasToString("https://h.example/a.mp4?***");
        assertThat(MediaSource.file(Path.of("https://h.example/a.mp4?Signature=S3CRET"))
                        .toString())
                .doesNotContain("S3CRET");
    }
}
