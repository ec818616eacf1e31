package dev.wanedit.okhttp;

import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/** An application's client, and its end. */
record Given(OkHttpClient client) implements AutoCloseable {

    static Given of(UnaryOperator<OkHttpClient.Builder> settings) {
        return new Given(settings.apply(new OkHttpClient.Builder()).build());
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
