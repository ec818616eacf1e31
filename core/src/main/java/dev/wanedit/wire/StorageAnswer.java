package dev.wanedit.wire;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.body.ErrorBody;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the errors of the storage hosts, which are XML. Only three elements are needed, so they are found by a text
 * search: no parser, no entities, nothing that a hostile page could expand. The rest of such a page may repeat
 * signatures, so it is not read.
 */
public final class StorageAnswer {

    private static final int LONGEST_PAGE = 16 * 1024;
    private static final int LONGEST_VALUE = 500;

    private StorageAnswer() {}

    /**
     * The exception for an answer to a download whose status is not a success; for a redirect it names the new URL.
     *
     * @param about the task whose result it is
     */
    public static WanEditException error(HttpAnswer answer, TaskId about) {
        if (isRedirect(answer.status())) {
            return redirect("The result's host answered with a redirect", answer, about);
        }
        return ErrorClassifier.classify(answer.status(), read(answer), answer.retryAfter(), about);
    }

    /**
     * The exception for an answer to an upload whose status is not a success. A 403 is about the policy that was sent
     * with the file, not about the API key, which the storage never sees.
     */
    static WanEditException uploadError(HttpAnswer answer) {
        if (isRedirect(answer.status())) {
            return redirect("The storage answered the upload with a redirect, which is not followed", answer, null);
        }
        ErrorBody page = read(answer);
        if (answer.status() == 403) {
            String reason = page.message() == null ? "it gave no readable reason." : page.message();
            return new UploadRefusedException(
                    "The storage refused the file: " + reason,
                    new ErrorContext(null, null, page.request_id(), answer.status(), page.code()));
        }
        return ErrorClassifier.classify(answer.status(), page, answer.retryAfter(), null);
    }

    /** Throws {@link #uploadError} if the storage did not take the file. */
    public static void requireUploaded(HttpAnswer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            throw uploadError(answer);
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static WanEditException redirect(String problem, HttpAnswer answer, @Nullable TaskId about) {
        String whole = problem + (answer.location() == null ? ". It has no Location header." : ".");
        ErrorContext context = new ErrorContext(null, about, null, answer.status(), null);
        return RequestRejectedException.redirected(whole, context, answer.location());
    }

    private static ErrorBody read(HttpAnswer answer) {
        int length = Math.min(answer.body().length, LONGEST_PAGE);
        String page = new String(answer.body(), 0, length, StandardCharsets.UTF_8);
        return new ErrorBody(element(page, "RequestId"), element(page, "Code"), element(page, "Message"), null);
    }

    private static @Nullable String element(String page, String name) {
        int start = page.indexOf("<" + name + ">");
        int end = start < 0 ? -1 : page.indexOf("</" + name + ">", start);
        if (end < 0) {
            return null;
        }
        String value = page.substring(start + name.length() + 2, end).trim();
        return Redaction.redact(value, LONGEST_VALUE);
    }
}
