package dev.wanedit.engine.resilience;

import dev.wanedit.error.RequestRejectedException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a refusal of a create proves. The status and the code decide, never the text. */
public enum CreateRefusal {
    /** The service refused this job: there is no task, and the same job is refused again. */
    OF_THE_JOB,
    /**
     * There is no task, but the job may be in order: the base URL, a gateway, the model or the workspace may be the
     * reason, or media that could not be fetched at that moment.
     */
    OF_SOMETHING_ELSE,
    /** It may be the answer of something between this machine and the service, after a task was created. */
    PROVES_NOTHING;

    /** The service reports what is wrong with a job by these. */
    private static final Set<Integer> OF_JOBS = Set.of(400, 422);

    /**
     * A request that is answered by one of these was not carried out. Not 303, 406, 409, 424 or 499, which something in
     * between can answer after the service has done its work; not a 3xx that is no redirect.
     */
    private static final Set<Integer> NOT_CARRIED_OUT =
            Set.of(301, 302, 307, 308, 400, 404, 405, 407, 410, 411, 413, 414, 415, 417, 421, 422, 426, 431, 451);

    /** Codes about the content of a job, and what more specific codes begin with (vendor's page, error codes). */
    private static final List<String> JOB_CODES = List.of(
            "invalidparameter",
            "badrequest",
            "invalidurl",
            "invalidfile",
            "invalidimage",
            "datainspectionfailed",
            "ipinfringementsuspect",
            "customroleblocked");

    /** Codes that say that the media could not be fetched now, or that there is no such model or workspace. */
    private static final Set<String> OTHER_CODES = Set.of(
            "invalidurl.timeout",
            "invalidurl.connectionrefused",
            "invalidparameter.datainspection",
            "modelnotfound",
            "workspacenotfound",
            "unsupportedoperation");

    /** What this refusal of a create proves. */
    public static CreateRefusal of(RequestRejectedException refusal) {
        return of(refusal.httpStatus().orElse(null), refusal.code().orElse(null));
    }

    private static CreateRefusal of(@Nullable Integer status, @Nullable String code) {
        String normalised = code == null ? "" : code.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
        // Only a code of the service says that a 2xx is a refusal: a gateway may wrap the service's answer.
        boolean byCode = status == null || (status >= 200 && status <= 299);
        if ((byCode || OF_JOBS.contains(status)) && isOfTheJob(normalised)) {
            return OF_THE_JOB;
        }
        boolean refused = byCode ? OTHER_CODES.contains(normalised) : NOT_CARRIED_OUT.contains(status);
        return refused ? OF_SOMETHING_ELSE : PROVES_NOTHING;
    }

    private static boolean isOfTheJob(String code) {
        return !OTHER_CODES.contains(code) && JOB_CODES.stream().anyMatch(code::startsWith);
    }
}
