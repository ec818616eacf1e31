package dev.wanedit.transport.jdk.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * The JVM's default context, made when a connection first needs it. The JDK's client makes it when it is built, and to read
 * all trusted certificates takes more CPU time than all else that a client does up to its first answer. For a service over
 * plain http most programs never need it.
 */
public final class LazySslContext extends SSLContext {

    public LazySslContext() {
        super(new Late(), new Origin(), "Default");
    }

    private static final class Late extends SSLContextSpi {

        private static SSLContext context() {
            try {
                return SSLContext.getDefault();
            } catch (NoSuchAlgorithmException e) {
                // As the JDK's client does.
                throw new UncheckedIOException(new IOException(e));
            }
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trusted, SecureRandom random) {
            throw new UnsupportedOperationException("The default context is set up by the JVM.");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return context().getSocketFactory();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return context().getServerSocketFactory();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return context().createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return context().createSSLEngine(host, port);
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return context().getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return context().getClientSessionContext();
        }
    }

    private static final class Origin extends Provider {

        private static final long serialVersionUID = 1;

        Origin() {
            super("wanedit", "1", "The JVM's default context, late");
        }
    }
}
