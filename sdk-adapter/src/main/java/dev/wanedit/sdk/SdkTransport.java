package dev.wanedit.sdk;

import dev.wanedit.okhttp.OkHttpStack;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.AnswerReader;

/** The transport over the SDK: it makes and closes the parts below. */
final class SdkTransport {

    private SdkTransport() {}

    static Transport over(TransportConfig config, OkHttpStack stack) {
        SdkClient.All clients = new SdkClient.All();
        SdkRequests requests = new SdkRequests(config);
        AnswerReader reader = new AnswerReader(new GsonCodec(), config.zone());
        return Transport.of(
                new SdkTaskApi(requests, clients, stack, reader, config.createCheck()),
                stack.uploads(model -> stack.call(
                        null, exchange -> clients.call(exchange, requests.uploadPolicy(model)), reader::policy)),
                stack.downloads(),
                stack::close);
    }
}
