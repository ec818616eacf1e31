package dev.wanedit.sdk;

import dev.wanedit.okhttp.contract.OkHttpTransportContract;
import dev.wanedit.port.TransportProvider;
import okhttp3.OkHttpClient;

/** The whole contract over the SDK. */
final class SdkContractTest extends OkHttpTransportContract {

    @Override
    public String adapterName() {
        return "sdk";
    }

    @Override
    protected TransportProvider using(OkHttpClient client) {
        return SdkTransportProvider.using(client);
    }
}
