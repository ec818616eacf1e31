package dev.wanedit.error;

import dev.wanedit.language.Translations;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything that this library throws. The message says what failed, on which task, and what to do next; it
 * never holds an API key, a signature, a data URI, a control character or a line break. Instances may be shared among
 * threads: no method changes an instance, except those that every {@link Throwable} has.
 */
public abstract sealed class WanEditException extends RuntimeException implements Cloneable
        permits InvalidJobException,
                TransportException,
                ServiceException,
                MalformedResponseException,
                SubmitUncertainException,
                TaskFailedException,
                TaskCanceledException,
                TaskExpiredException,
                AwaitTimeoutException,
                WaitInterruptedException,
                StorageException,
                ConfigurationException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 8_000;

    // Written once: by the constructor, or in a copy before other code sees it. Volatile, so that every thread sees it.
    private volatile ErrorContext context;
    private volatile String problem;
    private volatile String nextStep;
    private volatile @Nullable Throwable cause;

    WanEditException(String problem, ErrorContext context, String nextStep, @Nullable Throwable cause) {
        super(null, null); // A cause that is passed to Throwable would stay in each copy, unmasked.
        this.problem = Redaction.redact(problem, LONGEST);
        this.context = context;
        this.nextStep = Redaction.redact(nextStep, LONGEST);
        this.cause = cause instanceof WanEditException ? cause : MaskedCause.of(cause, Redaction::redact);
    }

    /**
     * The cause. If the message of a library's exception was not safe to show, the cause is a replacement with a safe
     * message.
     */
    @Override
    public synchronized @Nullable Throwable getCause() {
        return cause;
    }

    /** What failed, what is known of the circumstances, and what to do next. */
    @Override
    public String getMessage() {
        return Redaction.redact(problem + context.describe() + (nextStep.isEmpty() ? "" : " " + nextStep));
    }

    /**
     * The same exception with this job's key; the exception itself if it already has a key. For the client, before it
     * throws the exception: the layers below know only tasks and requests.
     */
    public WanEditException withJob(JobKey key) {
        return context.jobKey() == null ? with(problem, nextStep, context.withJob(key), cause) : this;
    }

    /**
     * The same exception without a secret in its texts and those of its causes; the exception itself if there is none.
     * For the client, before it throws the exception: only the client knows the API key, which the service may have
     * repeated.
     *
     * @param masking replaces the secret; returns a text without a secret unchanged
     */
    public WanEditException masked(UnaryOperator<String> masking) {
        String maskedProblem = masking.apply(problem);
        String maskedStep = masking.apply(nextStep);
        ErrorContext maskedContext = new ErrorContext(
                context.jobKey(),
                context.taskId(),
                masked(context.requestId(), masking),
                context.httpStatus(),
                masked(context.code(), masking));
        Throwable maskedCause = MaskedCause.of(cause, masking);
        boolean fit = maskedProblem.equals(problem)
                && maskedStep.equals(nextStep)
                && maskedContext.equals(context)
                && maskedCause == cause;
        return fit ? this : with(maskedProblem, maskedStep, maskedContext, maskedCause);
    }

    /** A copy of the same class, with the same stack trace, suppressed exceptions and further fields. */
    private WanEditException with(
            String otherProblem, String otherStep, ErrorContext otherContext, @Nullable Throwable otherCause) {
        try {
            WanEditException copy = (WanEditException) clone();
            copy.problem = otherProblem;
            copy.nextStep = otherStep;
            copy.context = otherContext;
            copy.cause = otherCause;
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("This class is Cloneable.", e);
        }
    }

    private static @Nullable String masked(@Nullable String text, UnaryOperator<String> masking) {
        return text == null ? null : masking.apply(text);
    }

    /** What failed, in one sentence. */
    public String problem() {
        return problem;
    }

    /** What to do next, in English and one or two sentences, as in the message; empty if there is nothing to say. */
    public String nextStep() {
        return nextStep;
    }

    /**
     * What to do next, in the language of this JVM's locale: English or Chinese. The message stays English, so that
     * people find it when they search for it; show this below it. Empty if there is nothing to say.
     */
    public String hint() {
        return hint(Translations.ofReader());
    }

    /**
     * What to do next, in the language of the reader; empty if there is nothing to say.
     *
     * @param locale the reader's, for example of a web request; English if there is no translation to its language
     */
    public String hint(Locale locale) {
        return Translations.LIBRARY.in(locale, nextStep);
    }

    /**
     * True if the same read may succeed when it is repeated, because the network or the service failed and not the
     * request. It does not apply to a create, which must not be repeated for this reason.
     */
    public boolean isRetryable() {
        return false;
    }

    /** The key that the application chose for the job, if there is one. */
    public Optional<String> jobKey() {
        return Optional.ofNullable(context.jobKey());
    }

    /** The task, if one is known. */
    public Optional<TaskId> taskId() {
        return Optional.ofNullable(context.taskId());
    }

    /** The service's id of the exchange; the vendor's support asks for it. */
    public Optional<String> requestId() {
        return Optional.ofNullable(context.requestId());
    }

    /** The HTTP status, if an answer came. */
    public Optional<Integer> httpStatus() {
        return Optional.ofNullable(context.httpStatus());
    }

    /** The service's error code, without secrets and safe to show. */
    public Optional<String> code() {
        return Optional.ofNullable(context.code());
    }

    /** All that is known of the circumstances. */
    ErrorContext context() {
        return context;
    }
}
