package dev.wanedit.testkit;

import dev.wanedit.testkit.http.Headers;
import dev.wanedit.testkit.http.Reply;
import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.service.ErrorAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A fault of an exchange: an effect at a certain moment. Immutable; can be used several times.
 *
 * <p>By default the request has no effect at the service. With {@link #processed()} it has its effect, so that a task
 * exists although its answer is lost. If a fault damages an answer in the middle, a GET and a processed POST get their
 * true answer, damaged; a POST without effect gets another answer without a task id, damaged.
 */
public abstract sealed class Fault permits AnswerFault, WireFault {

    Fault() {}

    /** A TCP reset after the head, before the body is read. */
    public static Fault resetBeforeRead() {
        return WireFault.early("reset before the request was read", Breakage.reset());
    }

    /** A TCP reset when the whole request has come. */
    public static Fault resetAfterRead() {
        return WireFault.plain("reset after the request was read", Breakage.reset());
    }

    /** The connection is closed normally, without an answer. */
    public static Fault closeWithoutAnswer() {
        return WireFault.plain("closed without an answer", Breakage.close());
    }

    /** The true answer, then the connection is closed without announcement, so that the pooled connection is stale. */
    public static Fault closeAfterAnswer() {
        return WireFault.spoiling("closed after the answer", Breakage.closeAfter())
                .processed();
    }

    /** The connection ends in the middle of the header fields. */
    public static Fault cutInHeaders() {
        return WireFault.spoiling("cut in the headers", Breakage.cutInHeaders());
    }

    /** The connection ends after this number of bytes of the body, fewer than {@code Content-Length}. */
    public static Fault cutInBody(int after) {
        return WireFault.spoiling("cut after " + after + " bytes", Breakage.cutInBody(after));
    }

    /** The connection ends after this number of bytes of a chunked body. */
    public static Fault cutInChunks(int after) {
        return WireFault.spoiling("cut after " + after + " bytes of a chunk", Breakage.cutInChunks(after));
    }

    /** A TCP reset after this number of bytes of the body; the client may receive fewer. */
    public static Fault resetInBody(int after) {
        return WireFault.spoiling("reset after " + after + " bytes", Breakage.resetInBody(after));
    }

    /** Nothing comes until {@link FakeDashScope#release()}; only then is the request processed and answered. */
    public static Fault stallBeforeHeaders() {
        return WireFault.spoiling("stalled before the headers", Breakage.late()).serving();
    }

    /** Processed at once, answered at {@link FakeDashScope#release()}. */
    public static Fault late() {
        return WireFault.spoiling("answered late", Breakage.late()).processed();
    }

    /** The rest of the body comes at {@link FakeDashScope#release()}. */
    public static Fault stallInBody(int after) {
        return WireFault.spoiling("stalled after " + after + " bytes", Breakage.stallInBody(after));
    }

    /** Bytes that are not HTTP. */
    public static Fault garbage() {
        return raw("\u0000\u0016\u0003 this is no HTTP\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** These bytes instead of an answer, then the end of the connection. */
    public static Fault raw(byte[] bytes) {
        return WireFault.plain("raw bytes", Breakage.raw(bytes.clone()));
    }

    /** {@code 100 Continue} and {@code 103 Early Hints} before the true answer. */
    public static Fault informationalNoise() {
        return WireFault.spoiling("informational answers first", Breakage.noise())
                .processed();
    }

    /** The true answer, compressed with gzip although the request did not ask for it. */
    public static Fault gzip() {
        return WireFault.spoiling("packed by gzip", BodyFault.gzip()).processed();
    }

    /** The true answer, with every text inside an array and every number as a text that is not a number. */
    public static Fault wrongTypes() {
        return WireFault.spoiling("wrong JSON types", BodyFault.wrongTypes()).processed();
    }

    /** A chunked JSON body that ends only after this number of bytes. */
    public static Fault endless(long bytes) {
        return WireFault.plain("an oversized body", Breakage.endless(bytes));
    }

    /** The literal {@code null}, status 200. */
    public static AnswerFault literalNull() {
        return answer(200).header("Content-Type", "application/json").body("null");
    }

    /** A gateway's HTML page. */
    public static AnswerFault html(int status) {
        return answer(status)
                .header("Content-Type", "text/html")
                .body("<!DOCTYPE html><html><body><h1>" + status + "</h1><p>gateway</p></body></html>");
    }

    /** A status without a body. */
    public static AnswerFault empty(int status) {
        return answer(status);
    }

    /** A redirect, 307. */
    public static AnswerFault redirect(URI target) {
        return answer(307).header("Location", target.toString());
    }

    /** An error in the service's own shape. */
    public static AnswerFault error(int status, String code, String message) {
        Response response = ErrorAnswer.of(status, code, message);
        return new AnswerFault(response, false, false);
    }

    /** An answer that the test builds; without a body unless one is added. */
    public static AnswerFault answer(int status) {
        return new AnswerFault(new Response(status, Headers.none(), new byte[0]), false, false);
    }

    /**
     * The same, but the request takes effect first.
     *
     * @throws IllegalStateException if the fault is applied before the request has been read
     */
    public abstract Fault processed();

    /** True if it is applied after the head, before the body is read. */
    abstract boolean isEarly();

    /** True if the service processes the request before the fault is applied. */
    abstract boolean isProcessed();

    /** The reply. {@code answer} returns the answer to damage; calling it may process the request. */
    abstract Reply reply(Supplier<Response> answer);

    /** True if {@code answer} must be the service's true one, even if the request was not processed before. */
    abstract boolean isServing();

    static IllegalStateException cannotProcessUnread() {
        return new IllegalStateException(
                "A request whose body was not read cannot be processed: use a fault that strikes"
                        + " after the request was read");
    }
}
