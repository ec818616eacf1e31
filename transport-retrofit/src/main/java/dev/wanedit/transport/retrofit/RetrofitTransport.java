package dev.wanedit.transport.retrofit;

import dev.wanedit.moshi.MoshiCodec;
import dev.wanedit.okhttp.OkHttpStack;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.AnswerReader;
import dev.wanedit.wire.request.Routes;

/** The transport over Retrofit: it makes and closes the parts below. */
final class RetrofitTransport {

    private RetrofitTransport() {}

    static Transport over(TransportConfig config, OkHttpStack stack) {
        MoshiCodec json = new MoshiCodec();
        DashScopeApi api = DashScopeApis.at(config.baseUrl());
        ApiHeaders headers = new ApiHeaders(config, stack.headers());
        AnswerReader reader = new AnswerReader(json, config.zone());
        return Transport.of(
                new RetrofitTaskApi(api, headers, stack, json, reader, config),
                stack.uploads(model -> stack.call(
                        null,
                        exchange -> api.uploadPolicy(headers.now(), Routes.uploadPolicyParameters(model), exchange),
                        reader::policy)),
                stack.downloads(),
                stack::close);
    }
}
