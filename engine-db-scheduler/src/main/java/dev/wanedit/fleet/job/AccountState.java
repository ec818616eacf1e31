package dev.wanedit.fleet.job;

import dev.wanedit.task.Redaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether jobs of an account are sent. All nodes see the same.
 *
 * @param account the account's name
 * @param paused true if no job is sent; tasks that exist are followed and downloaded all the same
 * @param reason why submits are paused, for people; null if they are not
 * @param since when that was last changed; null if it never was
 */
public record AccountState(
        String account,
        boolean paused,
        @Nullable String reason,
        @Nullable Instant since) {

    @Override
    public String toString() {
        return Redaction.redact("AccountState[account=" + account + ", paused=" + paused + ", reason=" + reason
                + ", since=" + since + "]");
    }
}
