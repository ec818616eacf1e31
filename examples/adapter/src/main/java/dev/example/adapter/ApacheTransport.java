package dev.example.adapter;

import dev.wanedit.exchange.ExchangeTimeout;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.AnswerReader;

/** Puts the parts together. */
final class ApacheTransport implements Transport {

    private final ApacheClient client;
    private final Sender api;
    private final Sender transfers;
    private final TaskApi tasks;
    private final MediaUploader uploads;
    private final ResultDownloader downloads;

    ApacheTransport(TransportConfig config, ApacheClient client) {
        this.client = client;
        this.api = new Sender(client, config, ExchangeTimeout.ofCall(config.callTimeout()));
        this.transfers = new Sender(client, config, ExchangeTimeout.ofIdleTransfer(config.transferIdleTimeout()));
        Requests requests = new Requests(config);
        JacksonCodec json = new JacksonCodec();
        AnswerReader reader = new AnswerReader(json, config.zone());
        this.tasks = new ApacheTaskApi(config, requests, api, json, reader);
        this.uploads = new ApacheUploader(config, requests, api, transfers, reader);
        this.downloads = new ApacheDownloader(transfers);
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
        client.close();
    }
}
