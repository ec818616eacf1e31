package dev.wanedit.testkit.contract.reference;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.HttpAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads answers whole, up to the bound. */
final class Bodies {

    private static final int MOST = HttpAnswer.MAX_BODY_BYTES;

    private Bodies() {}

    static HttpAnswer whole(Line line, @Nullable TaskId task) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[16 * 1024];
        for (int count = line.read(part); count >= 0; count = line.read(part)) {
            body.write(part, 0, count);
            if (body.size() > MOST) {
                throw malformed("The answer is too long.", line, task);
            }
        }
        return new HttpAnswer(
                line.status(),
                line.headers().get("content-type"),
                line.headers().get("retry-after"),
                line.headers().get("location"),
                plain(body.toByteArray(), line, task));
    }

    private static byte[] plain(byte[] body, Line line, @Nullable TaskId task) {
        if (!"gzip".equals(line.headers().get("content-encoding"))) {
            return body;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readNBytes(MOST);
        } catch (IOException broken) {
            throw malformed("The answer cannot be unpacked.", line, task);
        }
    }

    private static MalformedResponseException malformed(String problem, Line line, @Nullable TaskId task) {
        return new MalformedResponseException(problem, new ErrorContext(null, task, null, line.status(), null), null);
    }
}
