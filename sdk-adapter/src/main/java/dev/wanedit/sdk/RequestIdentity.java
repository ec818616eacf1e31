package dev.wanedit.sdk;

import com.alibaba.dashscope.base.HalfDuplexParamBase.HalfDuplexParamBaseBuilder;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.HeaderNames;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sender of a request: the current key, the workspace, and the headers of the application. The key is set on every
 * request; otherwise the SDK would search for one in its global settings, the environment and the home directory.
 */
final class RequestIdentity {

    private final String key;
    private final @Nullable String workspace;
    private final Map<String, String> headers;
    private final boolean resolveOss;

    private RequestIdentity(String key, @Nullable String workspace, Map<String, String> headers, boolean resolveOss) {
        this.key = key;
        this.workspace = workspace;
        this.headers = headers;
        this.resolveOss = resolveOss;
    }

    /** @throws dev.wanedit.error.ConfigurationException if the configuration's key cannot be sent */
    static RequestIdentity now(TransportConfig config) {
        return new RequestIdentity(
                config.currentKey(), config.workspace(), config.network().headers(), false);
    }

    /**
     * The same sender.
     *
     * @param resolve true for a job with media in the service's temporary storage
     */
    RequestIdentity resolvingOss(boolean resolve) {
        return new RequestIdentity(key, workspace, headers, resolve);
    }

    /** Signs the parameters of a request. */
    <B extends HalfDuplexParamBaseBuilder<?, ?>> B sign(B param) {
        param.apiKey(key);
        param.workspace(workspace);
        headers.forEach(param::header);
        if (resolveOss) {
            param.header(HeaderNames.OSS_RESOLVE, HeaderNames.ENABLE);
        }
        return param;
    }
}
