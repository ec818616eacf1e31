package dev.wanedit.transport.retrofit;

import dev.wanedit.okhttp.OkHttpStack;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.AnswerReader;
import dev.wanedit.wire.body.PolicyDataBody;
import dev.wanedit.wire.request.Routes;
import io.reactivex.rxjava3.core.Single;

/** The transport over Retrofit: it makes and closes the parts below. */
final class RetrofitTransport implements Transport {

    private final OkHttpStack stack;
    private final DashScopeApi api;
    private final ApiHeaders headers;
    private final AnswerReader reader;
    private final TaskApi tasks;
    private final MediaUploader uploads;
    private final ResultDownloader downloads;

    RetrofitTransport(TransportConfig config, OkHttpStack stack) {
        this.stack = stack;
        MoshiCodec json = new MoshiCodec();
        this.api = DashScopeApis.at(config.baseUrl());
        this.headers = new ApiHeaders(config, stack.headers());
        this.reader = new AnswerReader(json, config.zone());
        this.tasks = new RetrofitTaskApi(api, headers, stack, json, reader, config.zone());
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
        return stack.call(
                null,
                exchange -> api.uploadPolicy(headers.now(), Routes.uploadPolicyParameters(model), exchange)
                        .map(response -> exchange.answer()),
                reader::policy);
    }
}
