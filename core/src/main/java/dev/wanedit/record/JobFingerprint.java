package dev.wanedit.record;

import dev.wanedit.job.EditJob;
import dev.wanedit.task.Redaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells one job from another without keeping it: digests of its parameters, its media and its prompt, from which
 * nothing secret can be read. It tells a different job under a used key, and whether a task found in the account's list is
 * this job's.
 *
 * @param parameters digest of all parameters but the media
 * @param media a digest for each medium, the video first; {@link #UNREAD} for a file that could not be read
 * @param prompt digest of the prompt, {@link PromptDigest}; null if the job has none
 */
public record JobFingerprint(
        String parameters, List<String> media, @Nullable String prompt) {

    /** Stands for a local file that could not be read, and is like any other medium: it can no longer be sent anyway. */
    public static final String UNREAD = "unread";

    public JobFingerprint {
        media = List.copyOf(media);
    }

    /**
     * The fingerprint of this job. Reads local files and inline images to their end, in small pieces.
     *
     * <p>Of a URL the signature does not count, so that one signed anew still means the same medium.
     */
    public static JobFingerprint of(EditJob job) {
        return new JobFingerprint(
                JobDigest.parameters(job),
                job.media().stream().map(MediaDigest::of).toList(),
                job.prompt().map(PromptDigest::of).orElse(null));
    }

    /** Whether both can be of one job; media that could not be read are given the benefit of the doubt. */
    public boolean matches(JobFingerprint other) {
        if (!parameters.equals(other.parameters) || media.size() != other.media.size()) {
            return false;
        }
        for (int i = 0; i < media.size(); i++) {
            String mine = media.get(i);
            String theirs = other.media.get(i);
            if (!mine.equals(theirs) && !mine.equals(UNREAD) && !theirs.equals(UNREAD)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return Redaction.redact(
                "JobFingerprint[parameters=" + parameters + ", media=" + media + ", prompt=" + prompt + "]");
    }
}
