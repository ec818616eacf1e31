package dev.wanedit.okhttp.connection;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * OkHttp requires a trust manager with an SSL context, to look for pinned certificates. There are none, and the context
 * decides what is trusted, so this one is never called. If it were, it would trust nothing.
 */
public final class RejectingTrustManager implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("The SSL context decides.");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("The SSL context decides.");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
