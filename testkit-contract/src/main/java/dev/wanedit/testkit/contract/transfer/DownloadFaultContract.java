package dev.wanedit.testkit.contract.transfer;

import static dev.wanedit.error.TransportException.Delivery.MAYBE_SENT;
import static dev.wanedit.error.TransportException.Kind.CONNECTION_LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ServiceException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import io.reactivex.rxjava3.core.Completable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A failed download has the right exception, closes the connection, and writes only bytes of the result to the sink:
 * not the body of an error, and a short body is never treated as complete.
 */
public abstract class DownloadFaultContract extends Contract {

    private static final int LENGTH = 300_000;

    private final RecordingSink sink = new RecordingSink();

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 416, 429, 500, 503, 204, 304})
    void download_whenOfAnotherStatus_isAServiceErrorAndTouchesNoSink(int status) {
        fake().inject(RequestKind.RESULT, Fault.empty(status));

        ServiceException error =
                failure(subscribe(download(host(SampleResult.bytes(LENGTH)), 0, null)), ServiceException.class);

        assertThat(error.httpStatus()).contains(status);
        assertThat(error.taskId()).contains(PortCall.TASK);
        assertThat(sink.heads()).isEmpty();
        assertThat(sink.bytes()).isEmpty();
    }

    @Test
    void download_whenTheRangeIsBeyondTheEnd_isAServiceError() {
        ServiceException error =
                failure(subscribe(download(host(SampleResult.bytes(LENGTH)), LENGTH, null)), ServiceException.class);

        assertThat(error.httpStatus()).contains(416);
    }

    static Stream<String> lies() {
        return Stream.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nshort",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n");
    }

    @ParameterizedTest
    @MethodSource("dev.wanedit.testkit.contract.transfer.DownloadFaultContract#lies")
    void download_whenShorterThanAnnounced_isALostConnection(String answer) {
        fake().inject(RequestKind.RESULT, Fault.raw(answer.getBytes(StandardCharsets.US_ASCII)))
                .forever();

        assertTransport(
                failure(subscribe(download(host(SampleResult.bytes(LENGTH)), 0, null))), CONNECTION_LOST, MAYBE_SENT);
    }

    @Test
    void download_whenTheSinkFails_isAStorageErrorAndHangsUp() {
        IOException full = new IOException("no space left");

        StorageException atOnce = failure(
                subscribe(transport()
                        .downloads()
                        .download(SampleResult.request(host(SampleResult.bytes(LENGTH)), 0, null), new ResultSink() {
                            @Override
                            public void begin(ResultHead head) throws IOException {
                                throw full;
                            }

                            @Override
                            public void write(ByteBuffer bytes) {}
                        })),
                StorageException.class);
        StorageException midway = failure(
                subscribe(transport()
                        .downloads()
                        .download(SampleResult.request(host(SampleResult.bytes(LENGTH)), 0, null), new RecordingSink() {
                            @Override
                            public void write(ByteBuffer bytes) throws IOException {
                                throw full;
                            }
                        })),
                StorageException.class);

        assertThat(atOnce).hasRootCause(full);
        assertThat(midway).hasRootCause(full);
        assertConnectionsClosed();
    }

    @Test
    void download_whenTheSinkFailsWithAnyOtherException_isAnErrorOfOursToo() {
        failure(
                subscribe(transport()
                        .downloads()
                        .download(SampleResult.request(host(SampleResult.bytes(LENGTH)), 0, null), new RecordingSink() {
                            @Override
                            public void write(ByteBuffer bytes) {
                                throw new IllegalStateException("a defect");
                            }
                        })),
                StorageException.class);
        assertConnectionsClosed();
    }

    /** No HTTP stack notices this: the lengths are consistent with each other. */
    @Test
    void download_whenThePartIsNotTheWholeRest_isALostConnection() {
        String answer = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 1000-1004/1100\r\n"
                + "Content-Length: 5\r\n\r\nbytes";
        fake().inject(RequestKind.RESULT, Fault.raw(answer.getBytes(StandardCharsets.US_ASCII)));

        assertTransport(
                failure(subscribe(download(host(SampleResult.bytes(LENGTH)), 1000, "\"a\""))),
                CONNECTION_LOST,
                MAYBE_SENT);
    }

    static Stream<Fault> breaks() {
        return Stream.of(Fault.cutInBody(200_000), Fault.resetInBody(200_000));
    }

    @ParameterizedTest
    @MethodSource("dev.wanedit.testkit.contract.transfer.DownloadFaultContract#breaks")
    void download_whenItBreaksMidway_gaveWhatCameBeforeInOrder(Fault broken) {
        byte[] content = SampleResult.bytes(LENGTH);
        fake().inject(RequestKind.RESULT, broken).forever();

        WanEditException error = failure(subscribe(download(host(content), 0, null)));

        assertTransport(error, CONNECTION_LOST, MAYBE_SENT);
        assertThat(content).startsWith(sink.bytes());
    }

    private URI host(byte[] content) {
        return SampleResult.on(fake(), content);
    }

    private Completable download(URI url, long offset, @Nullable String etag) {
        return transport().downloads().download(SampleResult.request(url, offset, etag), sink);
    }
}
