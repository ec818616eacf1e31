package dev.wanedit.transport.retrofit;

import dev.wanedit.okhttp.contract.OkHttpTransportContract;
import dev.wanedit.port.TransportProvider;
import okhttp3.OkHttpClient;

/** The whole contract over Retrofit. */
final class RetrofitContractTest extends OkHttpTransportContract {

    @Override
    public String adapterName() {
        return "retrofit";
    }

    @Override
    protected TransportProvider using(OkHttpClient client) {
        return RetrofitTransportProvider.using(client);
    }
}
