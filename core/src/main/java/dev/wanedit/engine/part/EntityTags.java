package dev.wanedit.engine.part;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which entity tags guarantee the same bytes (RFC 9110, 8.8.3): a weak tag guarantees only the same meaning.
 */
final class EntityTags {

    /** Only characters that every HTTP stack can send back; the RFC also allows bytes over 0x7f. */
    private static final Pattern STRONG = Pattern.compile("\"[!#-~]{1,1000}\"");

    private EntityTags() {}

    /** The tag if it is strong, otherwise null. */
    static @Nullable String strong(@Nullable String etag) {
        return etag != null && STRONG.matcher(etag).matches() ? etag : null;
    }
}
