package dev.wanedit.wire;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an error of the service means, decided by status and normalised code, never by its text: codes come in PascalCase
 * and snake_case, texts change (vendor's page, error codes).
 */
public enum ErrorKind {
    /** The service or a gateway failed: a read may be repeated, a create is ambiguous. */
    UNAVAILABLE(
            List.of(
                    "systemerror",
                    "modelservicefailed",
                    "rewritefailed",
                    "requesttimeout",
                    "serviceunavailable",
                    "modelunavailable",
                    "internalservererror"),
            List.of("internalerror")),
    /** A bill is open; no retry helps, though the status may be 429. */
    BILLING(List.of("arrearage", "commoditynotpurchased", "prepaidbilloverdue", "postpaidbilloverdue"), List.of()),
    /** The key is missing or wrong. */
    AUTHENTICATION(List.of("invalidapikey", "notauthorized"), List.of()),
    /** The key may not do this. */
    PERMISSION(List.of("freetieronly"), List.of("accessdenied")),
    /** Too many requests at once. */
    THROTTLED(List.of("insufficientquota", "limitrequests", "limitburstrate"), List.of("throttling")),
    /** The request itself is wrong. */
    REJECTED(List.of(), List.of());

    private final List<String> codes;
    private final List<String> prefixes;

    ErrorKind(List<String> codes, List<String> prefixes) {
        this.codes = codes;
        this.prefixes = prefixes;
    }

    /**
     * The kind of an error.
     *
     * @param status the HTTP status
     * @param code the service's code, null if there is none
     */
    public static ErrorKind of(int status, @Nullable String code) {
        if (status >= 500 || status == 408) {
            return UNAVAILABLE; // A 5xx is never treated as a refusal, whatever its code says: a task may exist and be
            // billed.
        }
        String normalised = code == null ? "" : code.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
        for (ErrorKind kind : List.of(BILLING, AUTHENTICATION, PERMISSION, THROTTLED, UNAVAILABLE)) {
            if (kind.matches(normalised)) {
                return kind;
            }
        }
        return switch (status) {
            case 401 -> AUTHENTICATION;
            case 402 -> BILLING;
            case 403 -> PERMISSION;
            case 429 -> THROTTLED;
            default -> REJECTED;
        };
    }

    /**
     * Codes are dotted. The part that decides is not always the same: {@code Model.AccessDenied},
     * {@code Throttling.RateQuota}.
     */
    private boolean matches(String normalised) {
        for (String part : normalised.split("\\.")) {
            if (codes.contains(part) || prefixes.stream().anyMatch(part::startsWith)) {
                return true;
            }
        }
        return false;
    }
}
