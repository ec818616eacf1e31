package dev.wanedit.testkit;

import dev.wanedit.testkit.http.Reply;
import dev.wanedit.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A fault that is a well formed HTTP answer, but not the expected one. */
public final class AnswerFault extends Fault {

    private final Response response;
    private final boolean early;
    private final boolean processed;

    AnswerFault(Response response, boolean early, boolean processed) {
        this.response = response;
        this.early = early;
        this.processed = processed;
    }

    /** The same with one more header field. */
    public AnswerFault header(String name, String value) {
        return new AnswerFault(response.with(name, value), early, processed);
    }

    /** With {@code Retry-After}, in seconds, as a date, or any other text. */
    public AnswerFault retryAfter(String value) {
        return header("Retry-After", value);
    }

    /** With this body, in UTF-8. */
    public AnswerFault body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** With this body. */
    public AnswerFault body(byte[] bytes) {
        return new AnswerFault(response.withBody(bytes.clone()), early, processed);
    }

    /** Sent after the head of the request, before its body is read; then the connection ends. */
    public AnswerFault beforeBody() {
        if (processed) {
            throw cannotProcessUnread();
        }
        return new AnswerFault(response, true, false);
    }

    @Override
    public AnswerFault processed() {
        if (early) {
            throw cannotProcessUnread();
        }
        return new AnswerFault(response, false, true);
    }

    @Override
    boolean isEarly() {
        return early;
    }

    @Override
    boolean isProcessed() {
        return processed;
    }

    @Override
    boolean isServing() {
        return false;
    }

    @Override
    Reply reply(Supplier<Response> answer) {
        return early ? response.with("Connection", "close") : response;
    }

    @Override
    public String toString() {
        return "Fault(answer " + response + (processed ? ", processed)" : ")");
    }
}
