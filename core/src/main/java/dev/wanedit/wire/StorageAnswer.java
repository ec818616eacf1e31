package dev.wanedit.wire;

import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the errors of the storage hosts, which speak XML. Three elements matter, so a scan for them does: no parser, no
 * entities, nothing that a hostile page could expand. The rest of such a page repeats signatures.
 */
public final class StorageAnswer {

    private static final int LONGEST_PAGE = 16 * 1024;
    private static final int LONGEST_VALUE = 500;

    private StorageAnswer() {}

    /**
     * The exception for an answer whose status is none of success.
     *
     * @param about the task that the exchange was about; null if none
     */
    public static WanEditException error(HttpAnswer answer, @Nullable TaskId about) {
        int length = Math.min(answer.body().length, LONGEST_PAGE);
        String page = new String(answer.body(), 0, length, StandardCharsets.UTF_8);
        ErrorBody body =
                new ErrorBody(element(page, "RequestId"), element(page, "Code"), element(page, "Message"), null);
        return ErrorClassifier.classify(answer.status(), body, answer.retryAfter(), about);
    }

    private static @Nullable String element(String page, String name) {
        int start = page.indexOf("<" + name + ">");
        int end = start < 0 ? -1 : page.indexOf("</" + name + ">", start);
        if (end < 0) {
            return null;
        }
        String value = page.substring(start + name.length() + 2, end).trim();
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
    }
}
