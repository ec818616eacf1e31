package dev.wanedit.network;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests of a client go, as far as that is known when it is built. What is wrong with the way to one of these
 * must be said then: a job that is paid for, and whose result cannot be fetched, is too late.
 */
public final class Destinations {

    private static final URI BEIJING = URI.create("https://dashscope-result-bj.oss-cn-beijing.aliyuncs.com/");
    private static final URI SINGAPORE = URI.create("https://dashscope-result-sgp.oss-ap-southeast-1.aliyuncs.com/");

    private Destinations() {}

    /**
     * The base URL, and an https host of the vendor's storage as it keeps uploads and results. A service on this machine is
     * a fake, whose storage is there too.
     *
     * @param baseUrl where the service is
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
                ? host.equals("localhost") || host.endsWith(".localhost")
                : literal.isLoopbackAddress() || literal.isAnyLocalAddress();
    }
}
