package dev.wanedit.wire.request;

import java.util.Optional;

/** The {@code User-Agent} header: which program sent the request. */
public final class UserAgent {

    private UserAgent() {}

    /**
     * The value of the header, for example {@code wanedit/1.0 (jdk)}.
     *
     * @param adapter the name of the adapter
     * @param part a class of the adapter; the version is read from its jar
     */
    public static String of(String adapter, Class<?> part) {
        String version = Optional.ofNullable(part.getPackage().getImplementationVersion())
                .orElse("dev");
        return "wanedit/" + version + " (" + adapter + ")";
    }
}
