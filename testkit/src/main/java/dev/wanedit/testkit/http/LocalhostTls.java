package dev.wanedit.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The bundled self-signed certificate for {@code localhost} and {@code 127.0.0.1}, from both sides. */
public final class LocalhostTls {

    // Guards nothing: the private key of a test certificate is public by being bundled.
    private static final char[] PASSWORD = "localhost".toCharArray();

    private LocalhostTls() {}

    /** What a server needs. */
    public static SSLContext serverContext() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(), PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The bundled certificate cannot be used", broken);
        }
    }

    /** A context for a client, that trusts the bundled certificate and no other. */
    public static SSLContext clientContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new X509TrustManager[] {trustManager()}, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The bundled certificate cannot be used", broken);
        }
    }

    /** What a client trusts that must be given a trust manager beside the context. */
    public static X509TrustManager trustManager() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("localhost", keyStore().getCertificate("localhost"));
            trust.init(trusted);
            return (X509TrustManager) trust.getTrustManagers()[0];
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The bundled certificate cannot be used", broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static KeyStore keyStore() throws GeneralSecurityException {
        try (InputStream in = LocalhostTls.class.getResourceAsStream("/dev/wanedit/testkit/localhost.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(Objects.requireNonNull(in, "localhost.p12 is missing from the jar"), PASSWORD);
            return store;
        } catch (IOException broken) {
            throw new UncheckedIOException("The bundled certificate cannot be read", broken);
        }
    }
}
