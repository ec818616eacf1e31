package dev.wanedit.engine.config;

import java.net.URI;
import java.util.regex.Pattern;

/** The names and addresses with which a machine refers to itself. */
final class Loopback {

    private static final Pattern HOST =
            Pattern.compile("localhost\\.?|127(\\.\\d{1,3}){3}|\\[::1]|0\\.0\\.0\\.0|\\[::]", Pattern.CASE_INSENSITIVE);

    private Loopback() {}

    static boolean isTarget(URI target) {
        return target.getHost() != null && HOST.matcher(target.getHost()).matches();
    }
}
