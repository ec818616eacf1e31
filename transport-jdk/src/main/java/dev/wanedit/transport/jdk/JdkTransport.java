package dev.wanedit.transport.jdk;

import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.AnswerReader;

/** Puts the parts together. */
final class JdkTransport implements Transport {

    private final Clients clients;
    private final Exchanges apiExchanges;
    private final Exchanges transferExchanges;
    private final TaskApi tasks;
    private final MediaUploader uploads;
    private final ResultDownloader downloads;

    JdkTransport(TransportConfig config, Clients clients) {
        this.clients = clients;
        this.apiExchanges =
                new Exchanges(clients::api, clients.proxies(), clients::keptOpen, config.timer(), config.callTimeout());
        this.transferExchanges = new Exchanges(
                clients::transfers, clients.proxies(), clients::keptOpen, config.timer(), config.callTimeout());
        ApiRequests requests = new ApiRequests(config);
        MoshiCodec json = new MoshiCodec();
        AnswerReader reader = new AnswerReader(json, config.zone());
        this.tasks =
                new JdkTaskApi(config, requests, apiExchanges, apiExchanges.over(clients::transfers), json, reader);
        UploadPolicies policies = new UploadPolicies(config.baseUrl(), requests, apiExchanges, reader);
        this.uploads = new JdkMediaUploader(policies, transferExchanges);
        this.downloads = new JdkResultDownloader(transferExchanges);
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
        apiExchanges.close();
        transferExchanges.close();
        clients.close();
    }
}
