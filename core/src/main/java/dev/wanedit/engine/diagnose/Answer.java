package dev.wanedit.engine.diagnose;

import dev.wanedit.task.TaskPage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a host answered the request for one page of the list.
 *
 * @param page null if it failed
 * @param fault null if it did not fail
 * @param asked when the request began, by the client's clock
 * @param received when it ended, by the client's clock
 */
record Answer(@Nullable TaskPage page, @Nullable Throwable fault, Instant asked, Instant received) {}
