package dev.wanedit.network;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that a client sends requests to, as far as they are known when it is built. A wrong network setting for one
 * of them must be reported at that time. It is too late after a job is paid for and its result cannot be downloaded.
 */
public final class RequestHosts {

    private static final URI BEIJING = URI.create("https://dashscope-result-bj.oss-cn-beijing.aliyuncs.com/");
    private static final URI SINGAPORE = URI.create("https://dashscope-result-sgp.oss-ap-southeast-1.aliyuncs.com/");

    private RequestHosts() {}

    /**
     * The base URL, and an https host of the vendor's storage, where uploads and results are. A service on this machine
     * is a fake, and its storage is on this machine too.
     *
     * @param baseUrl the base URL of the service
     */
    public static List<URI> of(URI baseUrl) {
        String host = HostText.of(baseUrl);
        if (host == null || isLoopback(host)) {
            return List.of(baseUrl);
        }
        boolean abroad = host.contains("dashscope-intl") || host.contains("ap-southeast-1");
        return List.of(baseUrl, abroad ? SINGAPORE : BEIJING);
    }

    private static boolean isLoopback(String host) {
        @Nullable InetAddress literal = LiteralAddress.of(host);
        return literal == null
                ? HostText.isLocalName(host)
                : literal.isLoopbackAddress() || literal.isAnyLocalAddress();
    }
}
