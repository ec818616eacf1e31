package dev.wanedit.sdk;

import com.alibaba.dashscope.protocol.ApiServiceOption;
import com.alibaba.dashscope.protocol.AsyncTaskOption;
import com.alibaba.dashscope.protocol.HalfDuplexRequest;
import com.alibaba.dashscope.protocol.HttpMethod;
import com.alibaba.dashscope.task.AsyncTaskParam;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.body.CreateBody;
import dev.wanedit.wire.request.JobMapper;
import dev.wanedit.wire.request.Routes;
import java.net.URI;

/**
 * The exchanges with the service as requests of the SDK. The base URL is set in the options of each request, so the
 * SDK's global one is never read. All methods read the key, and throw an exception of wanedit if the request cannot be
 * made.
 */
final class SdkRequests {

    private final TransportConfig config;
    private final String base;

    SdkRequests(TransportConfig config) {
        this.config = config;
        this.base = config.baseUrl().toString().replaceFirst("/$", "");
    }

    /** @param body the body of the job's create request */
    HalfDuplexRequest create(EditJob job, CreateBody body) {
        RequestIdentity sender = RequestIdentity.now(config).resolvingOss(JobMapper.needsOssResolve(job));
        ApiServiceOption option = ApiServiceOption.builder()
                .baseHttpUrl(base)
                .httpMethod(HttpMethod.POST)
                .isAsyncTask(true)
                .taskGroup("aigc")
                .task("video-generation")
                .function("video-synthesis")
                .build();
        return new HalfDuplexRequest(new EditParam(body, sender), option);
    }

    HalfDuplexRequest query(TaskId taskId) {
        return bodiless(HttpMethod.GET, Routes.query(config.baseUrl(), taskId));
    }

    HalfDuplexRequest list(TaskFilter filter) {
        return bodiless(HttpMethod.GET, Routes.list(config.baseUrl(), filter, config.zone()));
    }

    HalfDuplexRequest cancel(TaskId taskId) {
        return bodiless(HttpMethod.POST, Routes.cancel(config.baseUrl(), taskId));
    }

    HalfDuplexRequest uploadPolicy(String model) {
        return bodiless(HttpMethod.GET, Routes.uploadPolicy(config.baseUrl(), model));
    }

    private HalfDuplexRequest bodiless(HttpMethod method, URI uri) {
        AsyncTaskOption option = AsyncTaskOption.builder()
                .baseHttpUrl(base)
                .httpMethod(method)
                .url(uri.toString().substring(base.length()))
                .build();
        AsyncTaskParam param =
                RequestIdentity.now(config).sign(AsyncTaskParam.builder()).build();
        return new HalfDuplexRequest(param, option);
    }
}
