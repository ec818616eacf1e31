package dev.wanedit.testkit.contract.reference;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.AnswerReader;
import dev.wanedit.wire.ErrorClassifier;
import dev.wanedit.wire.HttpAnswer;
import dev.wanedit.wire.body.ErrorBody;
import dev.wanedit.wire.body.PolicyDataBody;
import dev.wanedit.wire.request.Routes;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks for a policy, then posts the form. */
final class SocketUploader implements MediaUploader {

    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z.]{1,80})</Code>");

    private final SocketTransport transport;
    private final TransportConfig config;
    private final AnswerReader reader;

    SocketUploader(SocketTransport transport, TransportConfig config) {
        this.transport = transport;
        this.config = config;
        this.reader = new AnswerReader(new RecordJson(), config.zone());
    }

    @Override
    public Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener) {
        return policy(file.path(), model).flatMap(policy -> form(file.path(), policy, listener));
    }

    private Single<PolicyDataBody> policy(Path file, String model) {
        return transport.exchange(() -> {
            size(file);
            return new Outgoing<>(
                    null,
                    "GET",
                    Routes.uploadPolicy(config.baseUrl(), model),
                    transport.keyed(),
                    0,
                    (out, moved) -> {},
                    (line, moved) -> reader.policy(Bodies.whole(line, null)));
        });
    }

    private Single<MediaSource> form(Path file, PolicyDataBody policy, TransferListener listener) {
        return transport.exchange(() -> {
            long size = size(file);
            refuseTooLarge(policy.max_file_size_mb(), size);
            String key = required(policy.upload_dir()) + "/" + UUID.randomUUID() + ".mp4";
            String boundary = "reference-" + UUID.randomUUID();
            byte[] before = fields(policy, key, boundary).getBytes(StandardCharsets.UTF_8);
            byte[] after = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
            return new Outgoing<MediaSource>(
                    null,
                    "POST",
                    host(required(policy.upload_host())),
                    Map.of("Content-Type", "multipart/form-data; boundary=" + boundary),
                    before.length + size + after.length,
                    (out, moved) -> {
                        out.write(before);
                        copy(file, size, out, listener, moved);
                        out.write(after);
                    },
                    (line, moved) -> stored(key, Bodies.whole(line, null)));
        });
    }

    private void copy(Path file, long size, OutputStream out, TransferListener listener, Runnable moved)
            throws IOException {
        byte[] part = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (long done = 0; done < size; ) {
                int count = (int) Math.min(part.length, size - done);
                int read = in.readNBytes(part, 0, count);
                if (!transport.habits().sendsChangedFiles() && (read < count || Files.size(file) != size)) {
                    throw unusable("The file " + file + " changed meanwhile.");
                }
                out.write(part, 0, count);
                done += count;
                moved.run();
                listener.onProgress(done, size);
            }
        }
    }

    private static String fields(PolicyDataBody policy, String key, String boundary) {
        return field(boundary, "OSSAccessKeyId", required(policy.oss_access_key_id()))
                + field(boundary, "Signature", required(policy.signature()))
                + field(boundary, "policy", required(policy.policy()))
                + field(boundary, "x-oss-object-acl", required(policy.x_oss_object_acl()))
                + field(boundary, "x-oss-forbid-overwrite", required(policy.x_oss_forbid_overwrite()))
                + field(boundary, "key", key)
                + field(boundary, "success_action_status", "200")
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\r\n";
    }

    private static String field(String boundary, String name, String value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static MediaSource stored(String key, HttpAnswer answer) {
        if (answer.status() / 100 == 2) {
            return new MediaSource.OssUrl(URI.create("oss://" + key));
        }
        Matcher matcher = CODE.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        String code = matcher.find() ? matcher.group(1) : null;
        if (answer.status() == 403) {
            throw new UploadRefusedException("No.", new ErrorContext(null, null, null, 403, code));
        }
        ErrorBody body = new ErrorBody(null, code, null, null);
        throw ErrorClassifier.classify(answer.status(), body, answer.retryAfter(), null);
    }

    private static void refuseTooLarge(@Nullable String limit, long size) {
        boolean isOne = limit != null && limit.matches("[1-9][0-9]{0,9}");
        if (isOne && size > Long.parseLong(limit) * 1024 * 1024) {
            throw new UploadRefusedException("The file is too large.", ErrorContext.NONE);
        }
    }

    private static long size(Path file) {
        try {
            long size = Files.isRegularFile(file) ? Files.size(file) : 0;
            if (size > 0 && Files.isReadable(file)) {
                return size;
            }
        } catch (IOException e) {
            // reported below
        }
        throw unusable("The file " + file + " cannot be read, or is empty.");
    }

    private static StorageException unusable(String problem) {
        return new StorageException(problem, ErrorContext.NONE, "Look at it.", null);
    }

    private static URI host(String text) {
        if (!text.matches("https?://[^/?#\\s]+/?")) {
            throw malformed();
        }
        return URI.create(text.endsWith("/") ? text : text + "/");
    }

    private static String required(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw malformed();
        }
        return value;
    }

    private static MalformedResponseException malformed() {
        return new MalformedResponseException("The upload policy is not complete.", ErrorContext.NONE, null);
    }
}
