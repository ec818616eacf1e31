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
import dev.wanedit.wire.JobMapper;
import dev.wanedit.wire.Routes;
import java.net.URI;

/**
 * The service's four exchanges about tasks as requests of the SDK. The base URL stands on each request's option, so the
 * SDK's global one is never read; the SDK's own way to add a path to it is left alone, which is why the paths come without
 * it here.
 */
final class SdkRequests {

    private final TransportConfig config;

    SdkRequests(TransportConfig config) {
        this.config = config;
    }

    /** Throws what {@link JobMapper#sendable} throws; asks for the key only when the job can be sent. */
    HalfDuplexRequest create(EditJob job) {
        var body = JobMapper.sendable(job);
        Sender sender = Sender.now(config).resolvingOss(JobMapper.needsOssResolve(job));
        ApiServiceOption option = ApiServiceOption.builder()
                .baseHttpUrl(config.baseUrl().toString())
                .httpMethod(HttpMethod.POST)
                .isAsyncTask(true)
                .taskGroup("aigc")
                .task("video-generation")
                .function("video-synthesis")
                .build();
        return new HalfDuplexRequest(new EditParam(body, sender), option);
    }

    HalfDuplexRequest query(TaskId taskId) {
        return task(HttpMethod.GET, Routes.query(config.baseUrl(), taskId));
    }

    HalfDuplexRequest list(TaskFilter filter) {
        return task(HttpMethod.GET, Routes.list(config.baseUrl(), filter, config.zone()));
    }

    HalfDuplexRequest cancel(TaskId taskId) {
        return task(HttpMethod.POST, Routes.cancel(config.baseUrl(), taskId));
    }

    private HalfDuplexRequest task(HttpMethod method, URI uri) {
        String base = config.baseUrl().toString().replaceFirst("/$", "");
        AsyncTaskOption option = AsyncTaskOption.builder()
                .baseHttpUrl(base)
                .httpMethod(method)
                .url(uri.toString().substring(base.length()))
                .build();
        AsyncTaskParam param = Sender.now(config).of(AsyncTaskParam.builder()).build();
        return new HalfDuplexRequest(param, option);
    }
}
