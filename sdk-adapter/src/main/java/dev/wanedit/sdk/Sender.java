package dev.wanedit.sdk;

import com.alibaba.dashscope.base.HalfDuplexParamBase.HalfDuplexParamBaseBuilder;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.UserAgent;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request: the key of this moment, and the workspace. Both are set on every single request, since the SDK
 * would look for a key of its own in its globals, the environment and the home directory.
 */
final class Sender {

    private static final String SDK_USER_AGENT = "user-agent"; // In lower case the SDK adds it to its own.

    private final String key;
    private final @Nullable String workspace;
    private final boolean resolveOss;

    private Sender(String key, @Nullable String workspace, boolean resolveOss) {
        this.key = key;
        this.workspace = workspace;
        this.resolveOss = resolveOss;
    }

    /** @throws dev.wanedit.error.ConfigurationException if the configuration's key cannot be sent */
    static Sender now(TransportConfig config) {
        return new Sender(config.currentKey(), config.workspace(), false);
    }

    /** The same for a job with media in the service's temporary storage. */
    Sender resolvingOss(boolean resolve) {
        return new Sender(key, workspace, resolve);
    }

    /** Completes a builder of the SDK's parameters. */
    <B extends HalfDuplexParamBaseBuilder<?, ?>> B of(B param) {
        param.apiKey(key);
        param.workspace(workspace);
        param.header(SDK_USER_AGENT, UserAgent.of(SdkTransportProvider.NAME));
        if (resolveOss) {
            param.header(HeaderNames.OSS_RESOLVE, HeaderNames.ENABLE);
        }
        return param;
    }
}
