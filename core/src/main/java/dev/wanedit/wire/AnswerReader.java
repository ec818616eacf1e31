package dev.wanedit.wire;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.CauseWithoutMessage;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.wire.body.ErrorBody;
import dev.wanedit.wire.body.PolicyBody;
import dev.wanedit.wire.body.PolicyDataBody;
import dev.wanedit.wire.body.TaskBody;
import dev.wanedit.wire.body.TaskListBody;
import java.io.IOException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers of an HTTP adapter. The body was read completely before, so a page of HTML is a malformed response
 * and is never treated as a network fault.
 */
public final class AnswerReader {

    private static final int LONGEST_TYPE = 200;
    /**
     * A longer document is read under the lock. No known answer is longer, except a list with more rows than we
     * request.
     */
    private static final int LARGE = 64 * 1024;

    private final Object oneLargeAtATime = new Object();
    private final JsonCodec json;
    private final ErrorShapes errors;
    private final TaskMapper tasks;

    /**
     * @param json the adapter's JSON binding
     * @param zone the zone of the times that the service writes without one
     */
    public AnswerReader(JsonCodec json, ZoneId zone) {
        this.json = json;
        this.errors = new ErrorShapes(json);
        this.tasks = new TaskMapper(zone);
    }

    /** The answer to create. */
    public TaskSnapshot created(HttpAnswer answer) {
        TaskBody body = read(TaskBody.class, answer, null);
        if (body.output() == null) {
            refuseCode(answer, body.code(), null);
        }
        return tasks.created(body);
    }

    /** The answer to a query for this task. */
    public TaskSnapshot queried(TaskId asked, HttpAnswer answer) {
        TaskBody body = read(TaskBody.class, answer, asked);
        if (body.output() == null) {
            refuseCode(answer, body.code(), asked);
        }
        return tasks.queried(asked, body);
    }

    /** The answer to list. */
    public TaskPage listed(HttpAnswer answer) {
        TaskListBody body = read(TaskListBody.class, answer, null);
        if (body.data() == null) {
            refuseCode(answer, body.code(), null);
        }
        return tasks.listed(body).answeredAt(HttpDate.parse(answer.date()));
    }

    /** The answer to cancel; returns normally if the task was canceled. */
    public void canceled(TaskId taskId, HttpAnswer answer) {
        ErrorBody body = read(errors::read, answer, taskId);
        refuseCode(answer, body.code(), taskId);
    }

    /** The answer to the request for an upload policy. */
    public PolicyDataBody policy(HttpAnswer answer) {
        PolicyBody body = read(PolicyBody.class, answer, null);
        PolicyDataBody data = body.data();
        if (data == null) {
            refuseCode(answer, body.code(), null);
            throw malformed("The upload policy has no data.", answer, null, null);
        }
        return data;
    }

    private <T> T read(Class<T> type, HttpAnswer answer, @Nullable TaskId taskId) {
        return read(bytes -> json.decode(type, bytes), answer, taskId);
    }

    private <T> T read(Decoding<T> decoding, HttpAnswer answer, @Nullable TaskId taskId) {
        if (answer.status() < 200 || answer.status() > 299) {
            throw error(answer, taskId);
        }
        if (!JsonBounds.hold(answer.body())) {
            throw malformed(
                    "The JSON answer has more than 20,000 values or is nested more than 64 levels deep.",
                    answer,
                    taskId,
                    null);
        }
        try {
            T body = decoded(decoding, answer.body());
            if (body != null) {
                return body;
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw malformed("The answer cannot be read as the documented JSON.", answer, taskId, e);
        }
        throw malformed("The answer is the JSON literal null.", answer, taskId, null);
    }

    /** An error may come with HTTP 200; then the body has a code. */
    private void refuseCode(HttpAnswer answer, @Nullable String code, @Nullable TaskId taskId) {
        if (WireValues.text(code) != null) {
            throw error(answer, taskId);
        }
    }

    private WanEditException error(HttpAnswer answer, @Nullable TaskId taskId) {
        ErrorBody body = null;
        try {
            body = JsonBounds.hold(answer.body()) ? decoded(errors::read, answer.body()) : null;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A gateway's page or a truncated error: only the status is known.
        }
        return ErrorClassifier.classify(answer.status(), body, answer.retryAfter(), taskId);
    }

    /**
     * A JSON library needs several times the memory of the document. The 16 exchanges of a transport must not use that
     * much at the same time, so there is a lock. Each transport has its own lock.
     */
    private <T> @Nullable T decoded(Decoding<T> decoding, byte[] document) throws IOException {
        if (document.length <= LARGE) {
            return decoding.decode(document);
        }
        synchronized (oneLargeAtATime) {
            return decoding.decode(document);
        }
    }

    private static MalformedResponseException malformed(
            String problem, HttpAnswer answer, @Nullable TaskId taskId, @Nullable Throwable cause) {
        String found = answer.body().length + " bytes, content type "
                + Redaction.redact(String.valueOf(answer.contentType()), LONGEST_TYPE);
        return new MalformedResponseException(
                problem + " It has " + found + ".",
                new ErrorContext(null, taskId, null, answer.status(), null),
                CauseWithoutMessage.of(cause));
    }

    /** Reads a document. */
    @FunctionalInterface
    private interface Decoding<T> {
        @Nullable
        T decode(byte[] bytes) throws IOException;
    }
}
