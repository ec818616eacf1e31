package dev.wanedit.testkit.contract.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.RawHost;
import dev.wanedit.testkit.contract.bench.Secrets;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A result's URL is signed, so it is sent byte for byte. A URL that is not valid for any host is a malformed answer.
 */
public abstract class ResultUrlContract extends Contract {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a'b.mp4?Signature='x'&e=1",
                "/a.mp4?Signature=a%2Bb+c%2F==&Expires=1",
                "/a%7E~b.mp4?x=%7E~",
                "/%e4%b8%ad%E6%96%87.mp4?n=%e4%b8%AD",
                "/a;v=1/b,c.mp4?a;b",
                "/a//b///c.mp4?x=//",
                "/a/./b/../c/%2e%2e/d.mp4?x=/../.",
                "/a%2Fb%5Bc%5D%7Cd.mp4?x=%5B%7C%5D%60%5E",
                "/a!$&()*:@=-._.mp4?!$&()*:@=-._~?/",
                "/a.mp4?x[]=1&y[z]=2",
                "/a.mp4?&&=&a&=b",
                "/?x='",
                "?x='1'"
            })
    void download_whenItsUrlIsSigned_asksForItByteForByte(String target) throws InterruptedException {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (RawHost host = RawHost.start(socket -> {
            lines.add(RawHost.head(socket.getInputStream()).split("\r\n", 2)[0]);
            socket.getOutputStream()
                    .write(RawHost.ascii("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx"));
            socket.shutdownOutput();
            RawHost.untilGone(socket.getInputStream());
        })) {
            completes(transport().downloads().download(request(host.uri(target)), new RecordingSink()));

            String asked = target.startsWith("?") ? "/" + target : target;
            assertThat(lines.poll(patience().toMillis(), TimeUnit.MILLISECONDS))
                    .isEqualTo("GET " + asked + " HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:99999/x.mp4?Signature=" + Secrets.SIGNATURE,
                "http://127.0.0.1:-1/x.mp4?Signature=" + Secrets.SIGNATURE,
                "http://127.0.0.1:abc/x.mp4?Signature=" + Secrets.SIGNATURE,
                "http://under_score/x.mp4?Signature=" + Secrets.SIGNATURE,
                "ftp://127.0.0.1/x.mp4?Signature=" + Secrets.SIGNATURE
            })
    void download_whenItsUrlIsNoHosts_isMalformed(String url) {
        MalformedResponseException error = failure(
                subscribe(transport().downloads().download(request(URI.create(url)), new RecordingSink())),
                MalformedResponseException.class);

        assertThat(error.taskId()).contains(PortCall.TASK);
    }

    private static ResultRequest request(URI url) {
        return new ResultRequest(PortCall.TASK, url, 0, null);
    }
}
