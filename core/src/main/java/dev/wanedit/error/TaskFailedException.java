package dev.wanedit.error;

import dev.wanedit.language.Translations;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The task ended as FAILED; failed tasks are not billed. */
public sealed class TaskFailedException extends WanEditException permits ContentRefusedException {

    private static final long serialVersionUID = 1L;

    private static final String SUBJECT = "The task failed: ";
    private static final String NO_REASON = "the service gave no reason.";

    /** How the codes begin that blame the service and not the job, normalised. */
    private static final List<String> OF_THE_SERVICE = List.of(
            "internal",
            "systemerror",
            "serviceunavailable",
            "modelunavailable",
            "modelservicefailed",
            "rewritefailed",
            "requesttimeout",
            "throttling");

    private final TaskSnapshot snapshot;

    /** @param snapshot the task's last snapshot */
    public TaskFailedException(TaskSnapshot snapshot) {
        this(snapshot, nextStep(snapshot.failure()));
    }

    TaskFailedException(TaskSnapshot snapshot, String nextStep) {
        super(problem(snapshot), context(snapshot), nextStep, null);
        this.snapshot = snapshot;
    }

    /**
     * What the service says, and what to do next, in the language of the reader. The service's own text is repeated as it came,
     * without secrets.
     */
    @Override
    public String hint(Locale locale) {
        String reason = problem().startsWith(SUBJECT) ? problem().substring(SUBJECT.length()) : problem();
        String text = reason.equals(NO_REASON) ? Translations.LIBRARY.in(locale, NO_REASON) : reason;
        String said = code().map(
                        code -> Translations.LIBRARY.filled(locale, "The task failed with {0}: {1}", code, text))
                .orElseGet(() -> Translations.LIBRARY.filled(locale, "The task failed: {0}", text));
        boolean ends = said.matches("(?s).*[.!?。！？]");
        boolean chinese = Translations.isTranslated(locale);
        return said + (ends ? "" : chinese ? "。" : ".") + (chinese ? "" : " ") + super.hint(locale);
    }

    /** The task's last snapshot, with the service's code and text. */
    public TaskSnapshot snapshot() {
        return snapshot;
    }

    private static String problem(TaskSnapshot snapshot) {
        TaskFailure failure = snapshot.failure();
        String message = failure == null ? null : failure.message();
        return SUBJECT + (message == null || message.isBlank() ? NO_REASON : message);
    }

    private static String nextStep(@Nullable TaskFailure failure) {
        String code = failure == null ? null : failure.code();
        if (code == null) {
            return "Failed tasks are not billed. Correct what the service names, or submit a new job later.";
        }
        return Stream.of(code.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "").split("\\."))
                        .anyMatch(part -> OF_THE_SERVICE.stream().anyMatch(part::startsWith))
                ? "The service failed or was busy, and the job may be right. Failed tasks are not billed. Submit a new"
                        + " job later."
                : "Failed tasks are not billed. Correct what the service names and submit a new job.";
    }

    private static ErrorContext context(TaskSnapshot snapshot) {
        @Nullable TaskFailure failure = snapshot.failure();
        return new ErrorContext(
                null, snapshot.taskId(), snapshot.requestId(), null, failure == null ? null : failure.code());
    }
}
