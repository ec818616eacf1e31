package dev.wanedit.record;

import dev.wanedit.job.EditJob;
import dev.wanedit.task.Redaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a job without storing its content: digests of its parameters, its media and its prompt. No secret can be
 * read from them. With it a different job under a used key is found, and a task in the account's list is recognised as
 * the task of this job.
 *
 * @param parameters digest of all parameters but the media
 * @param media a digest for each medium, the video first; {@link #UNREAD} for a file that could not be read
 * @param prompt digest of the prompt, {@link PromptDigest}; null if the job has none
 * @param model the job's model as it is sent, by which its task is found in the account's list; null for {@link
 *     EditJob#MODEL}
 */
public record JobFingerprint(
        String parameters,
        List<String> media,
        @Nullable String prompt,
        @Nullable String model) {

    /**
     * In place of the digest of a local file that could not be read. It matches every other digest: the file cannot be
     * sent anyway.
     */
    public static final String UNREAD = "unread";

    public JobFingerprint {
        media = List.copyOf(media);
    }

    /** The same for a job of {@link EditJob#MODEL}. */
    public JobFingerprint(String parameters, List<String> media, @Nullable String prompt) {
        this(parameters, media, prompt, null);
    }

    /**
     * The fingerprint of this job. Reads local files and inline images to their end, in small pieces.
     *
     * <p>The signature of a URL is left out, so that a URL with a new signature is still the same medium.
     */
    public static JobFingerprint of(EditJob job) {
        return new JobFingerprint(
                JobDigest.parameters(job),
                job.media().stream().map(medium -> MediaDigest.of(job, medium)).toList(),
                job.prompt().map(PromptDigest::of).orElse(null),
                job.isOfKnownModel() ? null : job.model());
    }

    /** True if both can be fingerprints of the same job; a medium that could not be read matches every medium. */
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
        return Redaction.redact("JobFingerprint[parameters=" + parameters + ", media=" + media + ", prompt=" + prompt
                + ", model=" + model + "]");
    }
}
