package dev.wanedit.testkit;

import dev.wanedit.testkit.http.Headers;
import dev.wanedit.testkit.http.Reply;
import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.service.ErrorAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A way in which an exchange goes wrong: an effect, at a moment. Immutable; use one as often as you like.
 *
 * <p>Unless a fault says otherwise the request has no effect at the service; {@link #processed()} turns that round, so
 * that a task exists though its answer is lost. Where a fault spoils an answer midway, a GET gets its true answer
 * spoiled, and so does a processed POST; a POST without effect gets a stand-in without a task id.
 */
public abstract sealed class Fault permits AnswerFault, WireFault {

    Fault() {}

    /** A TCP reset when the head has come, the body unread. */
    public static Fault resetBeforeRead() {
        return WireFault.early("reset before the request was read", Breakage.reset());
    }

    /** A TCP reset when the whole request has come. */
    public static Fault resetAfterRead() {
        return WireFault.plain("reset after the request was read", Breakage.reset());
    }

    /** A clean end of the connection instead of an answer. */
    public static Fault closeWithoutAnswer() {
        return WireFault.plain("closed without an answer", Breakage.close());
    }

    /** The true answer, then the connection ends without having announced it: what is pooled is stale. */
    public static Fault closeAfterAnswer() {
        return WireFault.spoiling("closed after the answer", Breakage.closeAfter())
                .processed();
    }

    /** The connection ends in the midst of the header fields. */
    public static Fault cutInHeaders() {
        return WireFault.spoiling("cut in the headers", Breakage.cutInHeaders());
    }

    /** The connection ends after so many bytes of the body, fewer than {@code Content-Length} says. */
    public static Fault cutInBody(int after) {
        return WireFault.spoiling("cut after " + after + " bytes", Breakage.cutInBody(after));
    }

    /** The connection ends after so many bytes of a body in chunks. */
    public static Fault cutInChunks(int after) {
        return WireFault.spoiling("cut after " + after + " bytes of a chunk", Breakage.cutInChunks(after));
    }

    /** A TCP reset after so many bytes of the body; the client may see fewer. */
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

    /** Bytes that are no HTTP. */
    public static Fault garbage() {
        return raw("\u0000\u0016\u0003 this is no HTTP\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** These bytes in the place of an answer, then the end of the connection. */
    public static Fault raw(byte[] bytes) {
        return WireFault.plain("raw bytes", Breakage.raw(bytes.clone()));
    }

    /** {@code 100 Continue} and {@code 103 Early Hints} before the true answer. */
    public static Fault informationalNoise() {
        return WireFault.spoiling("informational answers first", Breakage.noise())
                .processed();
    }

    /** The true answer, packed by gzip though nobody asked for it. */
    public static Fault gzip() {
        return WireFault.spoiling("packed by gzip", Spoiling.gzip()).processed();
    }

    /** The true answer with every text in an array and every number a text that is none. */
    public static Fault wrongTypes() {
        return WireFault.spoiling("wrong JSON types", Spoiling.wrongTypes()).processed();
    }

    /** A JSON body in chunks that only ends after so many bytes. */
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

    /** An answer of the test's own making; without a body unless one is added. */
    public static AnswerFault answer(int status) {
        return new AnswerFault(new Response(status, Headers.none(), new byte[0]), false, false);
    }

    /**
     * The same, but the request takes effect first.
     *
     * @throws IllegalStateException when the fault strikes before the request has been read
     */
    public abstract Fault processed();

    /** Whether it strikes when only the head has come. */
    abstract boolean isEarly();

    /** Whether the service gets the request before the fault strikes. */
    abstract boolean isProcessed();

    /** What happens. {@code answer} gives the answer to spoil; asking for it may be what processes the request. */
    abstract Reply reply(Supplier<Response> answer);

    /** Whether {@code answer} must be the service's true one even when the request is not processed beforehand. */
    abstract boolean isServing();

    static IllegalStateException cannotProcessUnread() {
        return new IllegalStateException(
                "A request whose body was not read cannot be processed: use a fault that strikes"
                        + " after the request was read");
    }
}
