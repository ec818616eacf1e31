package dev.wanedit.error;

import org.jspecify.annotations.Nullable;

/** A complete answer does not have the documented form: it is HTML, empty or too long, or has wrong types. */
public final class MalformedResponseException extends WanEditException {

    private static final long serialVersionUID = 1L;

    private final boolean lasting;
    private final boolean withoutVideo;

    /**
     * @param problem what does not fit, as a sentence
     * @param context what is known of the circumstances
     * @param cause the decoder's exception; null if there is none
     */
    public MalformedResponseException(String problem, ErrorContext context, @Nullable Throwable cause) {
        this(
                problem,
                context,
                "Check that the base URL is the service's (it ends in /api/v1), not that of a proxy or a login portal.",
                cause,
                false,
                false);
    }

    /**
     * An answer for which another next step fits than to check the base URL.
     *
     * @param problem what does not fit, as a sentence
     * @param context what is known of the circumstances
     * @param nextStep what to do next
     */
    public static MalformedResponseException passing(String problem, ErrorContext context, String nextStep) {
        return new MalformedResponseException(problem, context, nextStep, null, false, false);
    }

    private MalformedResponseException(
            String problem,
            ErrorContext context,
            String nextStep,
            @Nullable Throwable cause,
            boolean lasting,
            boolean withoutVideo) {
        super(problem, context, nextStep, cause);
        this.lasting = lasting;
        this.withoutVideo = withoutVideo;
    }

    /**
     * An answer that will be the same if the request is made again.
     *
     * @param problem what does not fit, as a sentence
     * @param context what is known of the circumstances
     * @param nextStep what to do next
     */
    public static MalformedResponseException lasting(String problem, ErrorContext context, String nextStep) {
        return new MalformedResponseException(problem, context, nextStep, null, true, false);
    }

    /**
     * The task has succeeded, but its answer has no URL from which the video can be downloaded.
     *
     * @param given the text in place of the URL, without its signature; empty if there is none
     * @param context what is known of the circumstances
     */
    public static MalformedResponseException withoutVideo(String given, ErrorContext context) {
        return new MalformedResponseException(
                "The task succeeded, but its answer has no usable video_url: "
                        + (given.isEmpty() ? "it is empty." : "it is '" + given + "'."),
                context,
                "The task is billed and its result is kept for 24 hours: query it again within that time, and ask"
                        + " the vendor's support"
                        + " if the URL stays as it is.",
                null,
                false,
                true);
    }

    /** True if the task has succeeded, and only the URL of its video is missing or unusable. */
    public boolean withoutVideo() {
        return withoutVideo;
    }

    /** An unusable URL is queried again a few times only, not as long as the end of a task is waited for. */
    @Override
    public boolean isRetryable() {
        return !lasting && !withoutVideo;
    }
}
