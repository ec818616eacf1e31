package dev.wanedit.testkit.contract.reference;

import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.ProxyRules;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Opens connections, a fresh one for each exchange.
 *
 * @param plain for {@code http}
 * @param tls for {@code https}
 * @param proxies by which proxies they go
 * @param connectTimeout longest time until a connection is open
 * @param habits bad ones, for sabotage
 * @param leftOpen what a bad habit left open: held here, or a garbage collection would close it and hide the habit
 */
record Lines(
        SocketFactory plain,
        SSLSocketFactory tls,
        ProxyRules proxies,
        Duration connectTimeout,
        Habits habits,
        Set<Socket> leftOpen) {

    private static final int LONGEST_CONNECT_MILLIS = 3_600_000;

    /** @param opened receives the socket before it connects, so that it can be closed meanwhile */
    Line open(URI uri, Consumer<Socket> opened) throws IOException {
        boolean encrypted = "https".equals(uri.getScheme());
        Socket socket = plain.createSocket();
        // A setting makes the system's socket now. Left to connect(), it is made after connect() has looked whether it
        // was closed: on JDK 17 a close in between closes nothing, and a connection without an owner is opened.
        socket.setTcpNoDelay(true);
        opened.accept(socket);
        int port = uri.getPort() >= 0 ? uri.getPort() : encrypted ? 443 : 80;
        int millis = connectTimeout.compareTo(Duration.ofMillis(LONGEST_CONNECT_MILLIS)) > 0
                ? LONGEST_CONNECT_MILLIS
                : (int) connectTimeout.toMillis();
        HttpProxy proxy = proxies.proxyFor(uri);
        socket.connect(
                proxy == null
                        ? new InetSocketAddress(uri.getHost(), port)
                        : new InetSocketAddress(proxy.host(), proxy.port()),
                millis);
        if (proxy != null && encrypted) {
            Proxied.openTunnel(socket, proxy, uri, port);
        }
        return new Line(
                encrypted ? encrypted(socket, uri.getHost(), port, millis) : socket, habits.swallowsCutBodies());
    }

    private Socket encrypted(Socket socket, String host, int port, int millis) throws IOException {
        SSLSocket secure = (SSLSocket) tls.createSocket(socket, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        if (!habits.skipsHostnames()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        secure.setSSLParameters(parameters);
        secure.setSoTimeout(millis);
        secure.startHandshake();
        secure.setSoTimeout(0);
        return secure;
    }
}
