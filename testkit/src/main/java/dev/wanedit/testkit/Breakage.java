package dev.wanedit.testkit;

import dev.wanedit.testkit.http.Headers;
import dev.wanedit.testkit.http.Reply;
import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.http.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The faults of a connection. */
final class Breakage {

    private static final int CHUNK = 64 * 1024;

    private Breakage() {}

    static Reply reset() {
        return Wire::reset;
    }

    static Reply close() {
        return Wire::close;
    }

    static Reply raw(byte[] bytes) {
        return wire -> {
            wire.send(bytes);
            wire.close();
        };
    }

    static WireFault.Effect closeAfter() {
        return answer -> wire -> {
            answer.get().sendTo(wire);
            wire.close();
        };
    }

    static WireFault.Effect late() {
        return answer -> wire -> {
            wire.hold();
            answer.get().sendTo(wire);
        };
    }

    static WireFault.Effect noise() {
        return answer -> wire -> {
            wire.send(ascii("HTTP/1.1 100 Continue\r\n\r\n"));
            wire.send(ascii("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"));
            answer.get().sendTo(wire);
        };
    }

    static WireFault.Effect cutInHeaders() {
        return answer -> wire -> {
            byte[] head = answer.get().head(true);
            wire.send(head, 0, head.length * 2 / 3);
            wire.close();
        };
    }

    static WireFault.Effect cutInBody(int after) {
        return answer -> wire -> {
            sendPart(answer.get(), after, wire);
            wire.close();
        };
    }

    static WireFault.Effect resetInBody(int after) {
        return answer -> wire -> {
            sendPart(answer.get(), after, wire);
            wire.reset();
        };
    }

    static WireFault.Effect stallInBody(int after) {
        return answer -> wire -> {
            Response whole = answer.get();
            int part = Math.min(after, whole.body().length);
            wire.send(whole.head(true));
            wire.send(whole.body(), 0, part);
            wire.hold();
            wire.send(whole.body(), part, whole.body().length - part);
        };
    }

    static WireFault.Effect cutInChunks(int after) {
        return answer -> wire -> {
            Response whole = answer.get();
            int part = Math.min(after, whole.body().length);
            wire.send(whole.with("Transfer-Encoding", "chunked").head(false));
            wire.send(ascii(Integer.toHexString(whole.body().length + 1) + "\r\n"));
            wire.send(whole.body(), 0, part);
            wire.close();
        };
    }

    static Reply endless(long bytes) {
        Headers headers = Headers.of("Content-Type", "application/json").with("Transfer-Encoding", "chunked");
        return wire -> {
            wire.send(new Response(200, headers, new byte[0]).head(false));
            sendChunk("{\"padding\":\"".getBytes(StandardCharsets.US_ASCII), wire);
            for (long sent = 0; sent < bytes; sent += CHUNK) {
                byte[] filler = new byte[(int) Math.min(CHUNK, bytes - sent)];
                Arrays.fill(filler, (byte) 'a');
                sendChunk(filler, wire);
            }
            sendChunk(ascii("\"}"), wire);
            wire.send(ascii("0\r\n\r\n"));
        };
    }

    /** Announces the whole length (one more if the part is the whole body), and sends the part. */
    private static void sendPart(Response whole, int after, Wire wire) throws IOException {
        int part = Math.min(after, whole.body().length);
        int told = Math.max(whole.body().length, part + 1);
        wire.send(whole.with("Content-Length", String.valueOf(told)).head(true));
        wire.send(whole.body(), 0, part);
    }

    private static void sendChunk(byte[] content, Wire wire) throws IOException {
        wire.send(ascii(Integer.toHexString(content.length) + "\r\n"));
        wire.send(content);
        wire.send(ascii("\r\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
