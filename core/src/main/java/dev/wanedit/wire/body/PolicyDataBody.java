package dev.wanedit.wire.body;

import dev.wanedit.task.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * An upload policy; numbers may come as text. Its signature is a secret, so {@code toString} shows the folder only.
 * Component names are the JSON keys; null is left out or was not sent.
 */
public record PolicyDataBody(
        @Nullable String policy,
        @Nullable String signature,
        @Nullable String upload_dir,
        @Nullable String upload_host,
        @Nullable String expire_in_seconds,
        @Nullable String max_file_size_mb,
        @Nullable String oss_access_key_id,
        @Nullable String x_oss_object_acl,
        @Nullable String x_oss_forbid_overwrite) {

    @Override
    public String toString() {
        return Redaction.redact("PolicyDataBody[upload_dir=" + upload_dir + "]");
    }
}
