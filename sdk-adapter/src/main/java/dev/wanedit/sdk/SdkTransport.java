package dev.wanedit.sdk;

import dev.wanedit.okhttp.OkHttpStack;
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

    private final OkHttpStack stack;
    private final SdkClient.All clients = new SdkClient.All();
    private final SdkRequests requests;
    private final AnswerReader reader;
    private final TaskApi tasks;
    private final MediaUploader uploads;
    private final ResultDownloader downloads;

    SdkTransport(TransportConfig config, OkHttpStack stack) {
        this.stack = stack;
        this.requests = new SdkRequests(config);
        this.reader = new AnswerReader(new GsonCodec(), config.zone());
        this.tasks = new SdkTaskApi(requests, clients, stack, reader);
        this.uploads = stack.uploads(this::uploadPolicy);
        this.downloads = stack.downloads();
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
        stack.close();
    }

    private Single<PolicyDataBody> uploadPolicy(String model) {
        return stack.call(null, exchange -> clients.call(exchange, requests.uploadPolicy(model)), reader::policy);
    }
}
