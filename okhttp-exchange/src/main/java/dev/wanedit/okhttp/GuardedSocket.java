package dev.wanedit.okhttp;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * A socket below HTTP and TLS. It counts what an exchange receives, lets no request out while bytes wait that nobody asked
 * for, and holds the TLS handshake to the connect timeout.
 */
final class GuardedSocket extends Socket {

    /** The first byte of a TLS record that belongs to a handshake. */
    private static final int TLS_HANDSHAKE = 0x16;

    /** Whether a request went over it before; written by the thread of the call that has the connection. */
    private volatile boolean used;

    /**
     * What is read until OkHttp sets a timeout of its own, which it does when the connection stands, is the answers of a TLS
     * handshake or of a proxy: each has to come within the connect timeout.
     */
    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(endpoint, timeout);
        setSoTimeout(timeout);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                count(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                count(Math.max(count, 0));
                return count;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(int value) throws IOException {
                checkBeforeRequest();
                notice(value);
                out.write(value);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                checkBeforeRequest();
                if (length > 0) {
                    notice(bytes[offset]);
                }
                out.write(bytes, offset, length);
            }
        };
    }

    /** Behind a proxy, TLS begins when the tunnel is open, and no demand for a tunnel begins with that byte. */
    private static void notice(int firstByte) {
        ReceivedBytes received = ReceivedBytes.bound();
        if (received != null && firstByte == TLS_HANDSHAKE) {
            received.handshakeBegins();
        }
    }

    private static void count(int bytes) throws IOException {
        ReceivedBytes received = ReceivedBytes.bound();
        if (received != null) {
            received.count(bytes);
        }
    }

    /** On a connection that carried an exchange before, what waits is the rest of that one, or its end. */
    private void checkBeforeRequest() throws IOException {
        ReceivedBytes received = ReceivedBytes.bound();
        if (received != null && received.firstOfTheRequest()) {
            if (used && super.getInputStream().available() > 0) {
                throw new UnsolicitedBytes(false);
            }
            used = true;
        }
    }
}
