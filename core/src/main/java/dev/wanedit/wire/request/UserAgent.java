package dev.wanedit.wire.request;

import java.util.Optional;

/** How a request says who sent it. */
public final class UserAgent {

    private UserAgent() {}

    /**
     * The value of the header, for example {@code wanedit/1.0 (jdk)}.
     *
     * @param adapter the name of the adapter
     * @param part a class of it, whose jar tells the version
     */
    public static String of(String adapter, Class<?> part) {
        String version = Optional.ofNullable(part.getPackage().getImplementationVersion())
                .orElse("dev");
        return "wanedit/" + version + " (" + adapter + ")";
    }
}
