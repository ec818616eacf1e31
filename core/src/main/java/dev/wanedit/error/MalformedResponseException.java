package dev.wanedit.error;

import org.jspecify.annotations.Nullable;

/** An answer came whole and is not what the service is documented to say: HTML, empty, too long, wrong types. */
public final class MalformedResponseException extends WanEditException {

    private static final long serialVersionUID = 1L;

    private final boolean lasting;
    private final boolean withoutVideo;

    /**
     * @param problem what does not fit, as a sentence
     * @param context what is known of the circumstances
     * @param cause the decoder's fault, null if there is none
     */
    public MalformedResponseException(String problem, ErrorContext context, @Nullable Throwable cause) {
        this(
                problem,
                context,
                "Check that the base URL is the service's (it ends in /api/v1), not a proxy's or a portal's.",
                cause,
                false,
                false);
    }

    /**
     * An answer for which something else helps than a look at the base URL.
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
     * What came will not be another when it is asked for again.
     *
     * @param problem what does not fit, as a sentence
     * @param context what is known of the circumstances
     * @param nextStep what to do next
     */
    public static MalformedResponseException lasting(String problem, ErrorContext context, String nextStep) {
        return new MalformedResponseException(problem, context, nextStep, null, true, false);
    }

    /**
     * The task has succeeded, and its answer has no URL from which the video can be fetched.
     *
     * @param given what stands in the URL's place, without its signature; empty if nothing does
     * @param context what is known of the circumstances
     */
    public static MalformedResponseException withoutVideo(String given, ErrorContext context) {
        return new MalformedResponseException(
                "The task succeeded, and its answer has no usable video_url: "
                        + (given.isEmpty() ? "it is empty." : "it is '" + given + "'."),
                context,
                "The task is billed and its result is kept for 24 hours: query it again before, and ask the vendor's support"
                        + " if the URL stays as it is.",
                null,
                false,
                true);
    }

    /** Whether the answer is that of a task that has succeeded, and only the URL of its video is missing or of no use. */
    public boolean withoutVideo() {
        return withoutVideo;
    }

    /** A URL that is of no use is asked for again a few times, and not as long as one waits for a task's end. */
    @Override
    public boolean isRetryable() {
        return !lasting && !withoutVideo;
    }
}
