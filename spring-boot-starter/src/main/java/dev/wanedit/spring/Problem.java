package dev.wanedit.spring;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ContentRefusedException;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.TaskCanceledException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WaitInterruptedException;
import dev.wanedit.error.WanEditException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What an answer says about an exception. The order counts: the first one that fits. A fault of the caller's request is answered with
 * its reason; a fault of this application, its account or its network with a fixed text, and it is logged in full.
 */
enum Problem {
    INVALID_JOB(422, "The job is invalid", InvalidJobException.class),
    CONTENT_REFUSED(422, "The content was refused", ContentRefusedException.class),
    REQUEST_REFUSED(422, "The service refused the request", Problem::isOfTheRequest),
    TASK_FAILED(502, "The task failed", TaskFailedException.class),
    TASK_CANCELED(409, "The task was canceled", TaskCanceledException.class),
    TASK_EXPIRED(410, "The task or its result is gone", TaskExpiredException.class),
    STILL_RUNNING(504, "The task has not ended yet; it continues", AwaitTimeoutException.class),
    SUBMIT_UNCERTAIN(502, "It is uncertain whether the job was created", SubmitUncertainException.class),
    BUSY(503, "There are too many requests at present", ThrottledException.class),
    UNAVAILABLE(503, "The service is not available at present", ServiceUnavailableException.class),
    STOPPING(503, "The application is stopping", Problem::isOfTheStop),
    UNREACHABLE(502, "The service could not be reached", TransportException.class),
    ACCOUNT(
            500,
            "The account of this application cannot be used",
            fault -> fault instanceof AuthenticationException
                    || fault instanceof PermissionException
                    || fault instanceof BillingException),
    SETUP(
            500,
            "This application is not set up correctly",
            fault -> fault instanceof ConfigurationException || fault instanceof StorageException),
    /** A malformed answer, a wrong base URL. */
    BAD_ANSWER(502, "The service gave an unusable answer", fault -> true);

    private static final int LEAST_FAULT_OF_OURS = 500;

    private final int status;
    private final String title;
    private final Predicate<WanEditException> fits;

    Problem(int status, String title, Class<? extends WanEditException> type) {
        this(status, title, type::isInstance);
    }

    Problem(int status, String title, Predicate<WanEditException> fits) {
        this.status = status;
        this.title = title;
        this.fits = fits;
    }

    static Problem of(WanEditException fault) {
        return Arrays.stream(values())
                .filter(problem -> problem.fits.test(fault))
                .findFirst()
                .orElse(BAD_ANSWER);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** A name for programs, such as {@code urn:wanedit:problem:invalid-job}. */
    URI type() {
        return URI.create(
                "urn:wanedit:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The reason, if the caller can do something about it, or if it is about the caller's own job. */
    boolean isExplained() {
        return status < LEAST_FAULT_OF_OURS || this == TASK_FAILED || this == STILL_RUNNING;
    }

    /** Another status than 400 means that the base URL or a gateway is wrong. */
    private static boolean isOfTheRequest(WanEditException fault) {
        return fault instanceof RequestRejectedException
                && fault.httpStatus().filter(status -> status == 400).isPresent();
    }

    private static boolean isOfTheStop(WanEditException fault) {
        return fault instanceof WaitInterruptedException
                || (fault instanceof TransportException transport
                        && transport.kind() == TransportException.Kind.CLOSED);
    }
}
