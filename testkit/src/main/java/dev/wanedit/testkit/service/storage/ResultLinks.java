package dev.wanedit.testkit.service.storage;

import dev.wanedit.testkit.http.Head;
import dev.wanedit.testkit.service.Addresses;
import dev.wanedit.testkit.service.FakeTask;
import dev.wanedit.testkit.service.Refusal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Makes the signed URLs of results, and checks if a URL in a request is still valid. */
public final class ResultLinks {

    static final String PATH = "/results/";

    private static final Duration LIFE = Duration.ofHours(24);

    private final Signer signer;
    private final Addresses addresses;

    public ResultLinks(Signer signer, Addresses addresses) {
        this.signer = signer;
        this.addresses = addresses;
    }

    public URI to(FakeTask task) {
        Instant end = Objects.requireNonNullElse(task.ended(), task.submitted());
        String path = PATH + task.id() + ".mp4";
        String expires = String.valueOf(end.plus(LIFE).getEpochSecond());
        String signature = URLEncoder.encode(signer.signature(path + expires), StandardCharsets.UTF_8);
        return addresses
                .media()
                .resolve(path + "?Expires=" + expires + "&OSSAccessKeyId=FAKEACCESSKEYID&Signature=" + signature);
    }

    /** The task whose result is requested. */
    static String taskId(Head head) {
        return head.path().substring(PATH.length()).replaceFirst("\\.mp4$", "");
    }

    void check(Head head, Instant now) {
        String expires = head.parameters().getOrDefault("Expires", "");
        String signature = head.parameters().getOrDefault("Signature", "");
        if (!signer.isSignature(signature, head.path() + expires)) {
            throw new Refusal(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided.");
        }
        if (!now.isBefore(Instant.ofEpochSecond(Long.parseLong(expires)))) {
            throw new Refusal(403, "AccessDenied", "Request has expired.");
        }
    }
}
