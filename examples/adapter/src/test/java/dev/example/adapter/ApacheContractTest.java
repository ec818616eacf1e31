package dev.example.adapter;

import dev.wanedit.port.TransportProvider;
import dev.wanedit.testkit.contract.TransportContract;
import dev.wanedit.testkit.contract.subject.Capability;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/** The adapter passes the contract of transports. */
class ApacheContractTest extends TransportContract {

    @Override
    public String adapterName() {
        return "apache";
    }

    @Override
    public Map<Capability, String> lacks() {
        return Map.of(
                Capability.OWN_CLIENT,
                "an example that stays small",
                Capability.TUNNEL_NOTICED,
                "the client does not report that the proxy has opened the tunnel");
    }

    @Override
    public TransportProvider trusting(SSLContext context, X509TrustManager trust) {
        return ApacheTransportProvider.trusting(context);
    }
}
