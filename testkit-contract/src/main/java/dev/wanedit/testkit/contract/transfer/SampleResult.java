package dev.wanedit.testkit.contract.transfer;

import dev.wanedit.port.ResultRequest;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.Secrets;
import java.net.URI;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A result on the fake's host, and the request for it. */
final class SampleResult {

    private SampleResult() {}

    /** Bytes that look random and are always the same. */
    static byte[] bytes(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    /** Its URL, with a signature. */
    static URI on(FakeDashScope fake, byte[] content) {
        return URI.create(fake.hostMedia("out.mp4", content) + "?Expires=1&Signature=" + Secrets.SIGNATURE);
    }

    static ResultRequest request(URI url, long offset, @Nullable String etag) {
        return new ResultRequest(PortCall.TASK, url, offset, etag);
    }
}
