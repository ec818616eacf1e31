package dev.wanedit.testkit.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One connection from its acceptance to its end; runs on its own thread. */
final class Connection implements Runnable {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final long id;
    private final Socket plain;
    private final @Nullable SSLContext tls;
    private final HttpServer server;
    private final Connections connections;
    private volatile boolean idle = true;

    Connection(long id, Socket plain, HttpServer server, Connections connections, @Nullable SSLContext tls) {
        this.id = id;
        this.plain = plain;
        this.server = server;
        this.connections = connections;
        this.tls = tls;
    }

    @Override
    public void run() {
        try {
            serve();
        } catch (IOException clientHasGone) {
            // It is normal in tests that a client goes away; a test checks the request log.
        } finally {
            close();
            connections.remove(id);
        }
    }

    long id() {
        return id;
    }

    boolean belongsTo(HttpServer other) {
        return server == other;
    }

    boolean isIdle() {
        return idle;
    }

    void close() {
        try {
            plain.close();
        } catch (IOException alreadyGone) {
            // it is closed anyway
        }
    }

    private void serve() throws IOException {
        plain.setTcpNoDelay(true);
        Socket socket = tls == null ? plain : encrypted(tls);
        ByteSource source = new ByteSource(socket.getInputStream());
        BufferedOutputStream out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
        ClientDisconnect departure = new ClientDisconnect(source, server.gate(), server.threadName("watch-" + id));
        Wire wire = new Wire(plain, out, server.gate(), departure);
        try {
            serveAll(socket, source, departure, wire);
        } finally {
            close();
            departure.end();
        }
    }

    private void serveAll(Socket socket, ByteSource source, ClientDisconnect departure, Wire wire) throws IOException {
        try {
            while (!wire.isClosed() && departure.awaitNext()) {
                idle = false;
                serveOne(new HeadReader(source, id, tls != null).read(), source, wire);
                // The order matters: refuse() first sets its flag and then looks for idle connections, so it misses
                // none.
                idle = !wire.isClosed();
                if (idle && server.isRefusing()) {
                    // Closed as abruptly as refuse() closes idle connections: a pool does not notice a half-closed one.
                    return;
                }
            }
        } catch (MalformedRequest malformed) {
            wire.begin(false);
            Response.text(400, "text/plain", "Not HTTP/1.1: " + malformed.getMessage())
                    .with("Connection", "close")
                    .sendTo(wire);
        }
        // A close with unread bytes would send RST, which could overtake the answer: so read until the client ends.
        wire.finish(socket);
        while (!wire.isReset() && departure.awaitNext()) {
            source.discard();
        }
    }

    private void serveOne(Head head, ByteSource source, Wire wire) throws IOException {
        wire.begin(head.method().equals("HEAD"));
        Exchange exchange = server.open(head);
        Reply early = exchange.early();
        if (early != null) {
            early.sendTo(wire);
            wire.close();
            return;
        }
        exchange.reply(body(head, exchange, source, wire)).sendTo(wire);
        if (head.headers().hasToken("Connection", "close")) {
            wire.close();
        }
    }

    private static byte[] body(Head head, Exchange exchange, ByteSource source, Wire wire) throws IOException {
        if (!BodyReader.announced(head.headers())) {
            return new byte[0];
        }
        BodyReader reader = new BodyReader(source);
        try {
            if (head.headers().hasToken("Expect", "100-continue")) {
                wire.send(CONTINUE);
            }
            return reader.read(head.headers());
        } catch (IOException cut) {
            exchange.abandoned(reader.soFar());
            throw cut;
        }
    }

    private Socket encrypted(SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, (InputStream) null, true);
        socket.startHandshake();
        return socket;
    }

    /** Makes a connection once its number is known. */
    @FunctionalInterface
    interface Opener {

        Connection open(long id);
    }
}
