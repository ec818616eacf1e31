package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ResultTest {

    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.US_ASCII);

    private Caller caller;
    private FakeDashScope fake;
    private String taskId = "";
    private String url = "";

    @BeforeEach
    void succeed(FakeDashScope started, TestClock clock) {
        fake = started;
        caller = new Caller(started);
        taskId = caller.createTask(Caller.job(fake.hostMedia("in.mp4", CONTENT).toString()));
        clock.advance(Duration.ofSeconds(130));
        url = (String) caller.query(taskId).at("output", "video_url");
    }

    @Test
    void get_whenTheUrlIsYoung_givesTheSourceFromAnotherHost() {
        Caller.Answer answer = caller.fetch(url);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CONTENT);
        assertThat(answer.header("Content-Type")).isEqualTo("video/mp4");
        assertThat(answer.header("Content-Length")).isEqualTo("10");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(URI.create(url).getAuthority()).isNotEqualTo(fake.baseUrl().getAuthority());
        assertThat(fake.keyLeaks()).isEmpty();
    }

    @Test
    void get_whenTheSourceIsUnknown_givesTheBuiltInClip(TestClock clock) {
        String id = caller.createTask();
        clock.advance(Duration.ofMinutes(5));

        byte[] result = caller.fetch(caller.query(id).at("output", "video_url")).body();

        assertThat(result).isEqualTo(FakeDashScope.clip());
        assertThat(new String(result, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    }

    @Test
    void get_whenTheResultIsReplaced_givesTheOtherOne() {
        String etag = caller.fetch(url).header("ETag");
        fake.replaceResult(taskId, new byte[] {7});

        assertThat(caller.fetch(url).body()).containsExactly(7);
        assertThat(caller.fetch(url).header("ETag")).isNotEqualTo(etag);
    }

    @Test
    void head_whenAsked_tellsTheLengthOnly() {
        Caller.Answer answer =
                caller.send(HttpRequest.newBuilder(URI.create(url)).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo("10");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 0, 4",
        "bytes=4-, 4, 10",
        "bytes=-3, 7, 10",
        "bytes=8-99, 8, 10",
        "bytes=-99, 0, 10",
        "bytes=9-9, 9, 10"
    })
    void get_whenARangeIsAskedFor_is206(String range, int from, int to) {
        Caller.Answer answer = caller.fetch(url, "Range", range);

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/10");
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(to - from));
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(CONTENT, from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0"})
    void get_whenTheRangeLiesBehindTheEnd_is416(String range) {
        Caller.Answer answer = caller.fetch(url, "Range", range);

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,4-5", "bytes=5-2", "bytes=-", "lines=1-2", "bytes=a-b"})
    void get_whenTheRangeIsNotUnderstood_givesTheWhole(String range) {
        assertThat(caller.fetch(url, "Range", range).status()).isEqualTo(200);
    }

    @Test
    void get_whenIfRangeNoLongerMatches_givesTheWholeNewFile() {
        Caller.Answer first = caller.fetch(url);

        assertThat(ranged("If-Range", first.header("ETag")).status()).isEqualTo(206);
        assertThat(ranged("If-Range", first.header("Last-Modified")).status()).isEqualTo(206);
        fake.replaceResult(taskId, "abcdefghij".getBytes(StandardCharsets.US_ASCII));
        assertThat(ranged("If-Range", first.header("ETag")).status()).isEqualTo(200);
        assertThat(ranged("If-Range", first.header("ETag")).text()).isEqualTo("abcdefghij");
    }

    @Test
    void get_whenTheUrlIsADayOld_is403InXml(TestClock clock) {
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(caller.fetch(url).status()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(1));

        assertRefused(caller.fetch(url), 403, "AccessDenied", "Request has expired.");
    }

    @Test
    void get_whenTheSignatureIsWrongOrMissing_is403() {
        assertRefused(caller.fetch(url.replace("Expires=1", "Expires=2")), 403, "SignatureDoesNotMatch", "");
        assertRefused(caller.fetch(url.replaceFirst("\\?.*", "")), 403, "SignatureDoesNotMatch", "");
    }

    @Test
    void get_whenThePathIsUnknown_is404() {
        assertRefused(caller.fetch(URI.create(url).resolve("/none")), 404, "NoSuchKey", "");
        assertRefused(caller.fetch(URI.create(url).resolve("/media/none")), 404, "NoSuchKey", "");
    }

    @Test
    void put_whenTried_is405() {
        Caller.Answer answer =
                caller.send(HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.noBody()));

        assertRefused(answer, 405, "MethodNotAllowed", "");
    }

    @Test
    void hostMedia_whenGivenAPath_servesTheFile(@TempDir Path folder) throws IOException {
        URI hosted = fake.hostMedia("b.mp4", Files.write(folder.resolve("a.mp4"), CONTENT));

        assertThat(caller.fetch(hosted).body()).isEqualTo(CONTENT);
    }

    private Caller.Answer ranged(String name, String value) {
        return caller.fetch(url, "Range", "bytes=5-", name, value);
    }

    private static void assertRefused(Caller.Answer answer, int status, String code, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains("<Code>" + code + "</Code>").contains(message);
    }
}
