package dev.wanedit.testkit.contract.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.ResultHead;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import io.reactivex.rxjava3.core.Completable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A result is paid for: its bytes arrive completely and in order, a part is continued where it stopped, and a short
 * body is never treated as complete. The key is never sent to the result's host.
 */
public abstract class DownloadContract extends Contract {

    private static final int LENGTH = 300_000;

    private final RecordingSink sink = new RecordingSink();

    @Test
    void download_whenWhole_givesTheHeadAndEveryByte() {
        byte[] content = SampleResult.bytes(LENGTH);

        completes(download(host(content), 0, null));

        RecordedRequest request = onlyRequest(RequestKind.RESULT);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.headers().contains("Authorization")).isFalse();
        assertThat(request.headers().contains("Range")).isFalse();
        assertThat(request.headers().contains("If-Range")).isFalse();
        assertThat(request.headers().entries())
                .noneMatch(field -> field.getKey().toLowerCase(Locale.ROOT).startsWith("x-dashscope"));
        assertThat(sink.bytes()).isEqualTo(content);
        assertThat(sink.heads()).singleElement().satisfies(head -> {
            assertThat(head.offset()).isZero();
            assertThat(head.totalLength()).isEqualTo(LENGTH);
            assertThat(head.contentType()).isEqualTo("video/mp4");
            assertThat(head.etag()).isNotBlank();
        });
    }

    @Test
    void download_whenAPartIsThere_asksForTheRest() {
        byte[] content = SampleResult.bytes(LENGTH);
        URI url = host(content);
        completes(download(url, 0, null));
        ResultHead whole = sink.heads().get(0);
        RecordingSink rest = new RecordingSink();

        completes(transport().downloads().download(SampleResult.request(url, 123_456, whole.etag()), rest));

        RecordedRequest request = fake().requests(RequestKind.RESULT).get(1);
        assertThat(request.headers().all("Range")).containsExactly("bytes=123456-");
        assertThat(request.headers().all("If-Range")).containsExactly(whole.etag());
        assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(content, 123_456, LENGTH));
        assertThat(rest.heads()).containsExactly(new ResultHead(123_456, LENGTH, "video/mp4", whole.etag()));
    }

    @Test
    void download_whenTheResultHasChanged_beginsAnewAndSaysSo() {
        byte[] content = SampleResult.bytes(LENGTH);

        completes(download(host(content), 1000, "\"of-other-bytes\""));

        assertThat(sink.heads()).singleElement().extracting(ResultHead::offset).isEqualTo(0L);
        assertThat(sink.bytes()).isEqualTo(content);
    }

    @Test
    void download_whenTheEtagIsNotKnown_sendsTheRangeAlone() {
        completes(download(host(SampleResult.bytes(LENGTH)), 1000, null));

        assertThat(onlyRequest(RequestKind.RESULT).headers().contains("Range")).isTrue();
        assertThat(onlyRequest(RequestKind.RESULT).headers().contains("If-Range"))
                .isFalse();
        assertThat(sink.heads()).singleElement().extracting(ResultHead::offset).isEqualTo(1000L);
    }

    @Test
    void download_whenTheHostTellsNothing_tellsThatItDoesNot() {
        inject("HTTP/1.1 200 OK\r\n\r\nbytes");

        completes(download(host(SampleResult.bytes(LENGTH)), 0, null));

        assertThat(sink.heads()).containsExactly(new ResultHead(0, -1, null, null));
        assertThat(sink.bytes()).asString().isEqualTo("bytes");
    }

    @Test
    void download_whenOfAnotherContentType_isBytesAllTheSame() {
        fake().inject(RequestKind.RESULT, Fault.html(200));

        completes(download(host(SampleResult.bytes(LENGTH)), 0, null));

        assertThat(sink.bytes()).asString(StandardCharsets.UTF_8).startsWith("<!DOCTYPE html>");
        assertThat(sink.heads().get(0).contentType()).startsWith("text/html");
    }

    @Test
    void download_whenEmpty_completesWithoutBytes() {
        completes(download(host(new byte[0]), 0, null));

        assertThat(sink.heads())
                .singleElement()
                .extracting(ResultHead::totalLength)
                .isEqualTo(0L);
        assertThat(sink.bytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Content-Range: bytes 7-11/12\r\n", "Content-Range: bytes */12\r\n", "Content-Range: x\r\n"})
    void download_whenThePartIsNotTheOneAskedFor_isNotTakenForIt(String range) {
        inject("HTTP/1.1 206 Partial Content\r\n" + range + "Content-Length: 5\r\n\r\nbytes");

        failure(subscribe(download(host(SampleResult.bytes(LENGTH)), 1000, null)));

        assertThat(sink.bytes()).isEmpty();
    }

    @Test
    void download_whenItsUrlIsNone_isAnErrorOfOurs() {
        for (String url :
                new String[] {"ftp://example.com/x.mp4", "oss://bucket/x.mp4", "/x.mp4", "mailto:a@example.com"}) {
            failure(subscribe(download(URI.create(url), 0, null)));
        }
        assertThat(fake().connectionsAccepted()).isZero();
    }

    private void inject(String raw) {
        fake().inject(RequestKind.RESULT, Fault.raw(raw.getBytes(StandardCharsets.US_ASCII)));
    }

    private URI host(byte[] content) {
        return SampleResult.on(fake(), content);
    }

    private Completable download(URI url, long offset, @Nullable String etag) {
        return transport().downloads().download(SampleResult.request(url, offset, etag), sink);
    }
}
