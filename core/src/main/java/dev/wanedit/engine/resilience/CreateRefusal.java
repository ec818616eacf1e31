package dev.wanedit.engine.resilience;

import dev.wanedit.error.BillingException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.ServiceUnavailableException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an error that was answered to a create proves. This is the only place that decides it, by the status and the code and
 * never by the text.
 */
public enum CreateRefusal {
    /** The service refused this job: there is no task, and the same job is refused again. */
    OF_THE_JOB,
    /**
     * There is no task, but the job may be in order: the key, the account, the base URL, a gateway, the model or the workspace
     * may be the reason, or media that could not be fetched at that moment.
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
    private static final Set<Integer> NOT_CARRIED_OUT = Set.of(
            301, 302, 307, 308, 400, 401, 404, 405, 407, 410, 411, 413, 414, 415, 417, 421, 422, 426, 429, 431, 451);

    /**
     * These prove something only by a code of the service: a filter blocks an answer by 403 after the service has given it,
     * and 402 has no meaning of its own in HTTP.
     */
    private static final Set<Integer> NEED_A_CODE = Set.of(402, 403);

    /** Parts of the service's codes about permissions and bills begin with these (vendor's page, error codes). */
    private static final List<String> ACCOUNT_CODES = List.of(
            "accessdenied",
            "freetieronly",
            "arrearage",
            "commoditynotpurchased",
            "prepaidbilloverdue",
            "postpaidbilloverdue");

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

    /** What this answer to a create proves. */
    public static CreateRefusal of(ServiceException answer) {
        if (answer instanceof ServiceUnavailableException) {
            return PROVES_NOTHING;
        }
        Integer status = answer.httpStatus().orElse(null);
        String code = answer.code().orElse("").toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
        // Only a code of the service says that a 2xx is a refusal: a gateway may wrap the service's answer.
        boolean byCode = status == null || (status >= 200 && status <= 299) || NEED_A_CODE.contains(status);
        boolean ofAJob = byCode || OF_JOBS.contains(status);
        if (ofAJob && answer instanceof RequestRejectedException && isJobCode(code)) {
            return OF_THE_JOB;
        }
        boolean refused = byCode ? isOfTheService(answer, status, code) : NOT_CARRIED_OUT.contains(status);
        return refused ? OF_SOMETHING_ELSE : PROVES_NOTHING;
    }

    /** The kind of an error comes from its code, or, with 402 and 403, from its status if no code is known. */
    private static boolean isOfTheService(ServiceException answer, @Nullable Integer status, String code) {
        if (answer instanceof RequestRejectedException) {
            return OTHER_CODES.contains(code);
        }
        boolean byStatus = (answer instanceof PermissionException && Objects.equals(status, 403))
                || (answer instanceof BillingException && Objects.equals(status, 402));
        return !byStatus || OTHER_CODES.contains(code) || isJobCode(code) || isAccountCode(code);
    }

    private static boolean isJobCode(String code) {
        return !OTHER_CODES.contains(code) && JOB_CODES.stream().anyMatch(code::startsWith);
    }

    private static boolean isAccountCode(String code) {
        return Stream.of(code.split("\\."))
                .anyMatch(part -> ACCOUNT_CODES.stream().anyMatch(part::startsWith));
    }
}
