package dev.wanedit.testkit.contract;

import dev.wanedit.port.TransportProvider;
import dev.wanedit.testkit.contract.reference.SocketProvider;
import dev.wanedit.testkit.contract.subject.Capability;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/** An honest transport passes the whole suite, and needs no HTTP client for it. */
class ReferenceContractTest extends TransportContract {

    @Override
    public String adapterName() {
        return "reference";
    }

    @Override
    public Map<Capability, String> lacks() {
        return Map.of(
                Capability.OWN_CLIENT,
                "it uses plain sockets, so no client can be passed in",
                Capability.TUNNEL_NOTICED,
                "it keeps no record of what happens between the connect and the request");
    }

    @Override
    public TransportProvider trusting(SSLContext context, X509TrustManager trust) {
        return SocketProvider.trusting(context);
    }
}
