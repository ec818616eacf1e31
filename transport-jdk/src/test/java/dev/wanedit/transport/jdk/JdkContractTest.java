package dev.wanedit.transport.jdk;

import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.testkit.contract.TransportContract;
import dev.wanedit.testkit.contract.subject.Capability;
import dev.wanedit.testkit.contract.subject.OwnClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/** The whole contract over the JDK's client. */
final class JdkContractTest extends TransportContract {

    @Override
    public String adapterName() {
        return "jdk";
    }

    @Override
    public Map<Capability, String> lacks() {
        return Map.of(
                Capability.SINGLE_READ,
                "the JDK's client sends a GET once more when its connection closed unanswered",
                Capability.TUNNEL_NOTICED,
                "the JDK's client does not say that a tunnel is open before TLS is set up in it",
                Capability.PROMPT_CLOSE,
                "the JDK's client has no close before JDK 21: garbage collection ends it",
                Capability.HANG_UP_ON_GARBAGE,
                "the JDK's client keeps the socket of a peer that speaks no HTTP until garbage collection");
    }

    @Override
    public TransportProvider trusting(SSLContext context, X509TrustManager trust) {
        return JdkTransportProvider.using(
                HttpClient.newBuilder().sslContext(context).build());
    }

    @Override
    public OwnClient ownClient() {
        HttpClient client = HttpClient.newHttpClient();
        return new OwnClient() {
            @Override
            public Transport open(TransportConfig config) {
                return JdkTransportProvider.using(client).open(config);
            }

            @Override
            public int statusOf(URI url) throws IOException, InterruptedException {
                return client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            }

            @Override
            public void close() {
                // On JDK 17 there is nothing to close.
            }
        };
    }
}
