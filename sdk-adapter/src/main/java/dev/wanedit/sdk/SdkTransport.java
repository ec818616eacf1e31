package dev.wanedit.sdk;

import dev.wanedit.okhttp.OkHttpExchanges;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.AnswerReader;
import dev.wanedit.wire.body.PolicyDataBody;
import io.reactivex.rxjava3.core.Single;

/** The transport over the SDK: it makes and closes the parts below. */
final class SdkTransport implements Transport {

    private final OkHttpExchanges exchanges;
    private final SdkRequests requests;
    private final AnswerReader reader;
    private final TaskApi tasks;
    private final MediaUploader uploads;
    private final ResultDownloader downloads;

    SdkTransport(TransportConfig config, OkHttpExchanges exchanges) {
        this.exchanges = exchanges;
        this.requests = new SdkRequests(config);
        this.reader = new AnswerReader(new GsonCodec(), config.zone());
        this.tasks = new SdkTaskApi(requests, exchanges, reader);
        this.uploads = exchanges.uploads(this::uploadPolicy);
        this.downloads = exchanges.downloads();
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
        exchanges.close();
    }

    private Single<PolicyDataBody> uploadPolicy(String model) {
        return exchanges.call(null, exchange -> SdkCall.of(exchange, requests.uploadPolicy(model)), reader::policy);
    }
}
