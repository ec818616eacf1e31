package dev.example.adapter;

import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import javax.net.ssl.SSLContext;

/** The transport over Apache HttpClient 5; its name is {@code apache}. */
public final class ApacheTransportProvider implements TransportProvider {

    private final SSLContext trusted;

    /** For the {@link java.util.ServiceLoader}: with the certificates that the JVM trusts. */
    public ApacheTransportProvider() {
        this(null);
    }

    private ApacheTransportProvider(SSLContext trusted) {
        this.trusted = trusted;
    }

    /** A provider that trusts other certificates. */
    public static ApacheTransportProvider trusting(SSLContext context) {
        return new ApacheTransportProvider(context);
    }

    @Override
    public String name() {
        return "apache";
    }

    @Override
    public Transport open(TransportConfig config) {
        TransportConfig checked = config.checked();
        checked.network().requireProxies(checked.baseUrl());
        return new ApacheTransport(checked, new ApacheClient(checked, trusted));
    }
}
