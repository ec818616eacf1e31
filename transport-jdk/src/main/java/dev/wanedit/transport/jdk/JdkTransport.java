package dev.wanedit.transport.jdk;

import dev.wanedit.exchange.ExchangeTimeout;
import dev.wanedit.moshi.MoshiCodec;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.AnswerReader;

/** The transport over the JDK's client: it makes and closes the parts below. */
final class JdkTransport {

    private JdkTransport() {}

    static Transport over(TransportConfig config, Clients clients) {
        JdkSender api =
                new JdkSender(clients::api, clients, config.timer(), ExchangeTimeout.ofCall(config.callTimeout()));
        JdkSender transfers = new JdkSender(
                clients::transfers,
                clients,
                config.timer(),
                ExchangeTimeout.ofIdleTransfer(config.transferIdleTimeout()));
        ApiRequests requests = new ApiRequests(config);
        MoshiCodec json = new MoshiCodec();
        AnswerReader reader = new AnswerReader(json, config.zone());
        UploadPolicies policies = new UploadPolicies(config.baseUrl(), requests, api, reader);
        return Transport.of(
                new JdkTaskApi(config, requests, api, api.over(clients::transfers), json, reader),
                new JdkMediaUploader(policies, transfers),
                new JdkResultDownloader(transfers),
                () -> {
                    api.close();
                    transfers.close();
                    clients.close();
                });
    }
}
