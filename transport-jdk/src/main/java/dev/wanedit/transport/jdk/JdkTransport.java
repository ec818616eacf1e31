package dev.wanedit.transport.jdk;

import dev.wanedit.exchange.ExchangeTimeout;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.transport.jdk.json.MoshiCodec;
import dev.wanedit.wire.AnswerReader;

/** Puts the parts together. */
final class JdkTransport implements Transport {

    private final Clients clients;
    private final JdkSender api;
    private final JdkSender transfers;
    private final TaskApi tasks;
    private final MediaUploader uploads;
    private final ResultDownloader downloads;

    JdkTransport(TransportConfig config, Clients clients) {
        this.clients = clients;
        this.api = new JdkSender(clients::api, clients, config.timer(), ExchangeTimeout.ofCall(config.callTimeout()));
        this.transfers = new JdkSender(
                clients::transfers,
                clients,
                config.timer(),
                ExchangeTimeout.ofIdleTransfer(config.transferIdleTimeout()));
        ApiRequests requests = new ApiRequests(config);
        MoshiCodec json = new MoshiCodec();
        AnswerReader reader = new AnswerReader(json, config.zone());
        this.tasks = new JdkTaskApi(config, requests, api, api.over(clients::transfers), json, reader);
        UploadPolicies policies = new UploadPolicies(config.baseUrl(), requests, api, reader);
        this.uploads = new JdkMediaUploader(policies, transfers);
        this.downloads = new JdkResultDownloader(transfers);
    }

    @Override
    public TaskApi tasks() {
        return tasks;
    }

    @Override
    public MediaUploader uploads() {
        return uploads;
    }

    @Override
    public ResultDownloader downloads() {
        return downloads;
    }

    @Override
    public void close() {
        api.close();
        transfers.close();
        clients.close();
    }
}
