package dev.wanedit.testkit.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** The plain connection, which a {@link Reply} can write to or break. For the thread of the connection only. */
public final class Wire {

    private final Socket plain;
    private final OutputStream out;
    private final Gate gate;
    private final ClientDisconnect departure;
    private boolean answersHead;
    private boolean closed;
    private boolean reset;

    Wire(Socket plain, OutputStream out, Gate gate, ClientDisconnect departure) {
        this.plain = plain;
        this.out = out;
        this.gate = gate;
        this.departure = departure;
    }

    /** Whether the request's method is {@code HEAD}, whose answer has no body. */
    public boolean answersHead() {
        return answersHead;
    }

    /** Sends any bytes. */
    public void send(byte[] bytes) throws IOException {
        send(bytes, 0, bytes.length);
    }

    /** Sends a part of the bytes. */
    public void send(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        out.flush();
    }

    /** Ends the connection cleanly (FIN) once the reply returns. */
    public void close() {
        closed = true;
    }

    /** Breaks the connection at once with a TCP reset; bytes on their way may be lost. */
    public void reset() throws IOException {
        closed = true;
        reset = true;
        plain.setSoLinger(true, 0);
        plain.close();
    }

    /**
     * Keeps the connection open and waits until the gate releases it.
     *
     * @throws EOFException when the client went away first, or the server was closed
     */
    public void hold() throws IOException {
        departure.watch();
        if (!gate.hold(departure::hasGone)) {
            throw new EOFException("the client has gone");
        }
    }

    /**
     * Keeps the connection open and waits for this time, in real time.
     *
     * @throws EOFException when the client went away first, or the server was closed
     */
    public void pause(Duration time) throws IOException {
        departure.watch();
        if (!gate.pause(departure::hasGone, time)) {
            throw new EOFException("the client has gone");
        }
    }

    void begin(boolean head) {
        answersHead = head;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isReset() {
        return reset;
    }

    void finish(Socket socket) throws IOException {
        if (!reset) {
            socket.shutdownOutput();
        }
    }
}
