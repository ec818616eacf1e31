package dev.wanedit.okhttp.connection;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * A socket below HTTP and TLS. It counts the bytes that an exchange receives, sends no request while unexpected bytes wait,
 * and applies the connect timeout to the TLS handshake.
 */
public final class GuardedSocket extends Socket {

    /** The first byte of a TLS record that belongs to a handshake. */
    private static final int TLS_HANDSHAKE = 0x16;

    /** True if it carried a request before; written by the thread of the call that has the connection. */
    private volatile boolean used;

    /**
     * OkHttp sets its own timeout only after the connection is ready. All bytes before that are the answers of a TLS
     * handshake or of a proxy: each must arrive within the connect timeout.
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

    /** With a proxy, TLS begins after the tunnel is open; a request for a tunnel never begins with that byte. */
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

    /** If the connection carried an exchange before, waiting bytes are the rest of that exchange, or its end. */
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
