package dev.wanedit.transport.jdk;

import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.ErrorBody;
import dev.wanedit.wire.ErrorClassifier;
import dev.wanedit.wire.HttpAnswer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the errors of the storage hosts, which speak XML. Three elements matter, so a scan for them does: no parser, no
 * entities, nothing that a hostile page could expand. The rest of such a page repeats signatures.
 */
final class StorageAnswer {

    private static final int LONGEST_PAGE = 16 * 1024;
    private static final int LONGEST_VALUE = 500;

    private StorageAnswer() {}

    static WanEditException error(HttpResponse<byte[]> response, @Nullable TaskId about) {
        HttpAnswer answer = Answers.of(response, about);
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
