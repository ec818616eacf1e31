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
    private static final int FEW = 1024;

    private Bodies() {}

    static HttpAnswer whole(Line line, @Nullable TaskId task) throws IOException {
        Collected body = new Collected(line.left() <= MOST ? (int) line.left() : FEW);
        byte[] part = new byte[16 * 1024];
        for (int count = line.read(part); count >= 0; count = line.read(part)) {
            if (body.size() + count > MOST) { // Before it grows to twice the bound.
                throw malformed("The answer is too long.", line, task);
            }
            body.write(part, 0, count);
        }
        return HttpAnswer.of(
                line.status(), name -> line.headers().get(name.toLowerCase(Locale.ROOT)), body.whole(), task);
    }

    private static MalformedResponseException malformed(String problem, Line line, @Nullable TaskId task) {
        return new MalformedResponseException(problem, new ErrorContext(null, task, null, line.status(), null), null);
    }

    /** Bytes that are not copied when they are as many as the head said: sixteen long answers come at once. */
    private static final class Collected extends ByteArrayOutputStream {

        Collected(int expected) {
            super(expected);
        }

        byte[] whole() {
            return count == buf.length ? buf : toByteArray();
        }
    }
}
