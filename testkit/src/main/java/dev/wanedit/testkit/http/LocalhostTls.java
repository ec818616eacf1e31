package dev.wanedit.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The bundled certificates for {@code localhost} and {@code 127.0.0.1}, from both sides. */
public final class LocalhostTls {

    private static final String SELF_SIGNED = "localhost.p12";
    /** Signed by an authority of its own, which is in the store too; over since 2020. */
    private static final String EXPIRED = "expired.p12";

    // Guards nothing: the private key of a test certificate is public by being bundled.
    private static final char[] PASSWORD = "localhost".toCharArray();

    // Opening a store and its key takes a tenth of a second, which a suite would pay some hundred times.
    private static final Map<String, KeyStore> STORES = new ConcurrentHashMap<>();
    private static final Map<String, KeyManager[]> KEYS = new ConcurrentHashMap<>();

    private LocalhostTls() {}

    /** What a server needs to have the good certificate, which is self-signed. */
    public static SSLContext serverContext() {
        return serverContext(SELF_SIGNED);
    }

    /** What a server needs to have a certificate that has expired. */
    public static SSLContext expiredServerContext() {
        return serverContext(EXPIRED);
    }

    private static SSLContext serverContext(String file) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(KEYS.computeIfAbsent(file, LocalhostTls::keys), null, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The bundled certificate cannot be used", broken);
        }
    }

    private static KeyManager[] keys(String file) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(file), PASSWORD);
            return keys.getKeyManagers();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The bundled certificate cannot be used", broken);
        }
    }

    /** A context for a client, that trusts the good certificate and no other. */
    public static SSLContext clientContext() {
        return clientContext(trustManager());
    }

    /** A context for a client, that trusts the authority by which the expired certificate was signed. */
    public static SSLContext clientContextOfExpired() {
        return clientContext(trustManager("ca", EXPIRED));
    }

    private static SSLContext clientContext(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new X509TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The bundled certificate cannot be used", broken);
        }
    }

    /** What a client trusts that must be given a trust manager beside the context. */
    public static X509TrustManager trustManager() {
        return trustManager("localhost", SELF_SIGNED);
    }

    private static X509TrustManager trustManager(String name, String file) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(name, keyStore(file).getCertificate(name));
            trust.init(trusted);
            return (X509TrustManager) trust.getTrustManagers()[0];
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The bundled certificate cannot be used", broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static KeyStore keyStore(String file) {
        return STORES.computeIfAbsent(file, LocalhostTls::opened);
    }

    private static KeyStore opened(String file) {
        try (InputStream in = LocalhostTls.class.getResourceAsStream("/dev/wanedit/testkit/" + file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(Objects.requireNonNull(in, file + " is missing from the jar"), PASSWORD);
            return store;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The bundled certificate cannot be used", broken);
        } catch (IOException broken) {
            throw new UncheckedIOException("The bundled certificate cannot be read", broken);
        }
    }
}
