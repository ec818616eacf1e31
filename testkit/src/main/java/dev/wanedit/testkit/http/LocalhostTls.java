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

/** The bundled certificates for {@code localhost} and {@code 127.0.0.1}, for servers and clients. */
public final class LocalhostTls {

    private static final String SELF_SIGNED = "localhost.p12";
    /** Signed by its own authority, which is also in the store; expired since 2020. */
    private static final String EXPIRED = "expired.p12";

    // Not a secret: the private key of a bundled test certificate is public.
    private static final char[] PASSWORD = "localhost".toCharArray();

    // Opening a store and its key takes a tenth of a second, which a suite would pay some hundred times.
    private static final Map<String, KeyStore> STORES = new ConcurrentHashMap<>();
    private static final Map<String, KeyManager[]> KEYS = new ConcurrentHashMap<>();

    private LocalhostTls() {}

    /** The context for a server with the valid certificate, which is self-signed. */
    public static SSLContext serverContext() {
        return serverContext(SELF_SIGNED);
    }

    /** The context for a server with an expired certificate. */
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

    /** A context for a client that trusts only the valid certificate. */
    public static SSLContext clientContext() {
        return clientContext(trustManager());
    }

    /** A context for a client that trusts the authority of the expired certificate. */
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

    /** The trust manager of the client context, for clients that need both. */
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
