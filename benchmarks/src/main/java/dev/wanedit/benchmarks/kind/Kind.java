package dev.wanedit.benchmarks.kind;

import dev.wanedit.port.TransportProvider;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The clients that are compared. */
public enum Kind {
    BARE_JDK("bare `java.net.http`", BareJdk::new),
    BARE_OKHTTP("bare OkHttp and Moshi", BareOkHttp::new),
    BARE_RETROFIT("bare Retrofit, Moshi and RxJava 3", BareRetrofit::new),
    SDK("the vendor's SDK, `fetch`", OfficialSdk::new),
    JDK("`transport-jdk`", url -> new OurPort(transport("jdk"), url)),
    RETROFIT("`transport-retrofit`", url -> new OurPort(transport("retrofit"), url)),
    SDK_ADAPTER("`sdk-adapter`", url -> new OurPort(transport("sdk"), url)),
    CLIENT_JDK("`VideoEditClient` over `transport-jdk`", url -> new OurClient(transport("jdk"), url, null)),
    DIRECT_JDK(
            "the same, `callbackExecutor(Runnable::run)`", url -> new OurClient(transport("jdk"), url, Runnable::run)),
    CLIENT_RETROFIT(
            "`VideoEditClient` over `transport-retrofit`", url -> new OurClient(transport("retrofit"), url, null)),
    CLIENT_SDK("`VideoEditClient` over `sdk-adapter`", url -> new OurClient(transport("sdk"), url, null));

    public static final String KEY = "sk-0123456789abcdef0123456789abcdef";

    private final String label;
    private final Function<String, Queries> opening;

    Kind(String label, Function<String, Queries> opening) {
        this.label = label;
        this.opening = opening;
    }

    public String label() {
        return label;
    }

    public Queries open(String baseUrl) {
        return opening.apply(baseUrl);
    }

    public static TransportProvider transport(String name) {
        for (TransportProvider provider : ServiceLoader.load(TransportProvider.class)) {
            if (provider.name().equals(name)) {
                return provider;
            }
        }
        throw new IllegalArgumentException("No transport is named " + name + ".");
    }
}
