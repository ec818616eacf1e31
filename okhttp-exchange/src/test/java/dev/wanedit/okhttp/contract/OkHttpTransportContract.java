package dev.wanedit.okhttp.contract;

import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.testkit.contract.TransportContract;
import dev.wanedit.testkit.contract.subject.Capability;
import dev.wanedit.testkit.contract.subject.OwnClient;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The whole contract over OkHttp. */
public abstract class OkHttpTransportContract extends TransportContract {

    /** The transport over a client of the application's. */
    protected abstract TransportProvider using(OkHttpClient client);

    @Override
    public final Map<Capability, String> lacks() {
        return Map.of(Capability.INTERIM_ANSWERS, "OkHttp 4 reads past one interim answer, and not past several");
    }

    /**
     * The client keeps no idle connection: wanedit never closes connections of the application's client, and no other
     * code would.
     */
    @Override
    public final TransportProvider trusting(SSLContext context, X509TrustManager trust) {
        return using(new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .sslSocketFactory(context.getSocketFactory(), trust)
                .build());
    }

    @Override
    public final OwnClient ownClient() {
        OkHttpClient client = new OkHttpClient();
        return new OwnClient() {
            @Override
            public Transport open(TransportConfig config) {
                return using(client).open(config);
            }

            @Override
            public int statusOf(URI url) throws IOException {
                Request request = new Request.Builder().url(url.toURL()).build();
                try (Response response = client.newCall(request).execute()) {
                    return response.code();
                }
            }

            @Override
            public void close() {
                client.dispatcher().executorService().shutdown();
                client.connectionPool().evictAll();
            }
        };
    }
}
