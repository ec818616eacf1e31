package dev.wanedit.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final String SECRET = "S3CRET";
    private static final String SEED = "wanedit.seed";
    private static final int ROUNDS = 10_000;

    private static final List<String> CARRIERS = List.of(
            "https://bucket.example/a.mp4?Expires=1&Signature=S3CRET",
            "HTTP://bucket.example/it's/a.mp4?a='b'&Signature=S3CRET",
            "oss://bucket/a.mp4#S3CRET",
            "https://user:S3CRET@bucket.example/a.mp4",
            "https://user:p@S3CRET@bucket.example:8443",
            "https:/bucket.example/a.mp4?Signature=S3CRET",
            "ftp://user:S3CRET@host.example/a.mp4?x=S3CRET",
            "sk-S3CRET0123456789",
            "sk-ws-S3CRET.0123",
            "Bearer S3CRET",
            "bearer\tsome-S3CRET-key",
            "data:image/png;base64,S3CRET",
            "DATA:image/webp;charset=x;BASE64,S3CRET==",
            "data:text/plain,S3CRET",
            "OSSAccessKeyId=S3CRET",
            "x-oss-signature=S3CRET");
    private static final List<String> NEIGHBOURS =
            List.of("", " ", "\n", "(", "\"", "'", ": ", ",", "=", "_", "/", "，", "【", "下载失败", "ключ", "İ", "😀", "[");
    private static final List<String> WORDS = List.of(
            "Failed to download ", "task-1234 ", "InvalidApiKey: ", "data: ", "https://", "***", "a?b ", "无法读取 ");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Failed to download https://h.example/a.mp4?sig=1 & more | Failed to download"
                        + " https://h.example/a.mp4?*** & more",
                "https://me:pw@h.example/a.mp4 | https://***@h.example/a.mp4",
                "oss://dir/a.png#part | oss://dir/a.png?***",
                "\"https://h.example/a?sig=1\" is gone | \"https://h.example/a?***\" is gone",
                "image data:image/png;base64,AAAA is broken | image data:image/png;*** is broken",
                "Authorization: Bearer sk-abcdef | Authorization: Bearer ***",
                "key sk-0123456789 | key ***",
                "下载失败https://h.example/a?sig=1 | 下载失败https://h.example/a?***",
                "密钥sk-0123456789 | 密钥***",
            })
    void redact_whenTextHoldsASecret_masksItAndKeepsTheRest(String text, String expected) {
        assertThat(Redaction.redact(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Invalid API-key provided.",
                "Field required: input.media & Input should be 'video' or 'reference_image': input.media.0.type",
                "task-0385dc79-5ff8-4d82 at 100% of disk-usage",
                "/home/me/clips/a b#1.mp4",
                "C:\\clips\\50%.mp4",
                "https://h.example/@2x/a.mp4",
                "metadata: one; two, three",
                "data: one, two",
                "将视频中女孩的衣服替换为图片中的衣服",
            })
    void redact_whenTextHoldsNoSecret_keepsItAsItIs(String text) {
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @Test
    void redact_whenTextIsRandom_neverShowsTheSecretAndIsStable() {
        long seed = Long.getLong(SEED, new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String text = pick(random, WORDS)
                    + pick(random, NEIGHBOURS)
                    + pick(random, CARRIERS)
                    + pick(random, NEIGHBOURS)
                    + " "
                    + pick(random, WORDS)
                    + pick(random, CARRIERS);

            String masked = Redaction.redact(text);

            assertThat(masked).as("-D%s=%d, from %s", SEED, seed, text).doesNotContain(SECRET);
            assertThat(Redaction.redact(masked))
                    .as("masked twice, -D%s=%d, from %s", SEED, seed, text)
                    .doesNotContain(SECRET)
                    .hasSizeLessThanOrEqualTo(masked.length());
        }
    }

    @Test
    void redact_whenTextIsLong_takesTimeInProportion() {
        String text = "://".repeat(200_000) + "https://h/" + "a".repeat(500_000) + "data:".repeat(100_000)
                + "bearer ".repeat(50_000);

        assertThat(Redaction.redact(text)).isNotEmpty();
    }

    @Test
    void redact_whenAllOfALongTextIsRead_leavesItWhole() {
        String text = "z ".repeat(32 * 1024);

        assertThat(Redaction.redact(text, text.length())).isEqualTo(text);
        assertThat(Redaction.redact(text + "z", text.length())).hasSizeLessThan(text.length());
    }

    @Test
    void redact_whenALongTextIsCut_showsNoHalfOfASecret() {
        String url = "https://user:S3CRET@h.example/a.mp4?Signature=S3CRET";
        for (int length = 0; length < 200; length++) {
            String text = "x".repeat(length) + " " + url;
            assertThat(Redaction.redact(text, 100))
                    .hasSizeLessThanOrEqualTo(100)
                    .doesNotContain("S3C");
        }
        String atTheWindow = "https://h.example/?" + "q".repeat(65_480) + " " + url;
        assertThat(Redaction.redact(atTheWindow, 100)).isEqualTo("…");
        assertThat(Redaction.redact("y".repeat(65_480) + " " + url, 100)).isEqualTo("y".repeat(99) + "…");
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
