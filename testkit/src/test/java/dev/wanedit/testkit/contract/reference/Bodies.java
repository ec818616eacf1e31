package dev.wanedit.testkit.contract.reference;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads answers whole, up to the bound. */
final class Bodies {

    private static final int MOST = HttpAnswer.MAX_BODY_BYTES;

    private Bodies() {}

    static HttpAnswer whole(Line line, @Nullable TaskId task) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[16 * 1024];
        for (int count = line.read(part); count >= 0; count = line.read(part)) {
            if (body.size() + count > MOST) { // Before it grows to twice the bound.
                throw malformed("The answer is too long.", line, task);
            }
            body.write(part, 0, count);
        }
        return HttpAnswer.of(
                line.status(), name -> line.headers().get(name.toLowerCase(Locale.ROOT)), body.toByteArray(), task);
    }

    private static MalformedResponseException malformed(String problem, Line line, @Nullable TaskId task) {
        return new MalformedResponseException(problem, new ErrorContext(null, task, null, line.status(), null), null);
    }
}
