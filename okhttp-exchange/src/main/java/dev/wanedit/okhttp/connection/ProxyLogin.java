package dev.wanedit.okhttp.connection;

import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.ProxyRules;
import java.io.IOException;
import java.net.Proxy;
import okhttp3.Authenticator;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Sends user and password to a proxy: in the {@code CONNECT} that opens a tunnel (as an authenticator), and in a plain
 * request that goes to the proxy (as a network interceptor), and never elsewhere. They are sent with the first request, and
 * not again after a refusal, which would be the same.
 */
public final class ProxyLogin implements Authenticator, Interceptor {

    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    private final ProxyRules proxies;

    public ProxyLogin(ProxyRules proxies) {
        this.proxies = proxies;
    }

    /** OkHttp calls this before {@code CONNECT}, and after a 407, also for a plain request, which must not be repeated. */
    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        Request request = response.request();
        if (route == null || !request.method().equals("CONNECT") || request.header(PROXY_AUTHORIZATION) != null) {
            return null;
        }
        return withLogin(request, proxies.proxyFor(route.address().url().uri()));
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        Request request = chain.request();
        boolean handed = connection != null
                && connection.route().proxy().type() == Proxy.Type.HTTP
                && !connection.route().requiresTunnel();
        Request fitting =
                handed ? withLogin(request, proxies.proxyFor(request.url().uri())) : null;
        return chain.proceed(fitting == null ? request : fitting);
    }

    private static @Nullable Request withLogin(Request request, @Nullable HttpProxy proxy) {
        String authorization = proxy == null ? null : proxy.authorization();
        return authorization == null
                ? null
                : request.newBuilder()
                        .header(PROXY_AUTHORIZATION, authorization)
                        .build();
    }
}
