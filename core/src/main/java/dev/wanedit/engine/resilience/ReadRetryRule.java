package dev.wanedit.engine.resilience;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.WanEditException;

/** Decides after which errors a read is repeated. */
public final class ReadRetryRule {

    private ReadRetryRule() {}

    /** A read costs nothing, so it is repeated after every fault that may be temporary. */
    public static boolean read(Throwable error) {
        return error instanceof WanEditException known && known.isRetryable();
    }

    /** A task that has succeeded may get the URL of its video a little later. */
    public static boolean withoutVideo(Throwable error) {
        return error instanceof MalformedResponseException malformed && malformed.withoutVideo();
    }
}
