package dev.wanedit.okhttp.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS sockets that trust what the JVM trusts, created when a connection first needs them. OkHttp creates them when its client
 * is built, and reading all trusted certificates takes more CPU time than everything else up to the first answer. Most
 * programs that use a service over plain http never need it.
 */
public final class LazySslSocketFactory extends SSLSocketFactory {

    private @Nullable SSLSocketFactory made;

    /** As OkHttp does it: without a key of the client, and not from a default context that the application set. */
    private synchronized SSLSocketFactory sockets() throws IOException {
        if (made == null) {
            try {
                TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init((KeyStore) null);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, trust.getTrustManagers(), null);
                made = context.getSocketFactory();
            } catch (GeneralSecurityException e) {
                throw new IOException("The trusted certificates of this JVM cannot be read: " + e.getMessage(), e);
            }
        }
        return made;
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return sockets().createSocket(socket, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return sockets().createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return sockets().createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return sockets().createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return sockets().createSocket(host, port, localHost, localPort);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return known().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return known().getSupportedCipherSuites();
    }

    private SSLSocketFactory known() {
        try {
            return sockets();
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
