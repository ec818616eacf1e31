package dev.wanedit.spring;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.WanEditException;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers with a problem detail (RFC 9457) when a controller throws an exception of ours. It is the last one, so an advice of the
 * application counts more. Not final, so that an aspect of the application can wrap it.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(WanEditException fault, Locale locale) {
        Problem problem = Problem.of(fault);
        if (!problem.isExplained()) {
            LOG.warn("A request is answered with {}: {}", problem.status(), fault.getMessage());
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status());
        if (fault instanceof ThrottledException throttled) {
            throttled
                    .retryAfter()
                    .ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(wait))));
        }
        return answer.body(body(problem, fault, locale));
    }

    /** Rounded up, so that a caller who waits that long is not too early. */
    private static long wholeSeconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }

    private static ProblemDetail body(Problem problem, WanEditException fault, Locale locale) {
        ProblemDetail body = ProblemDetail.forStatus(problem.status());
        body.setType(problem.type());
        body.setTitle(problem.title());
        if (problem.isExplained()) {
            body.setDetail(ShownViolation.withoutFolders(fault));
            String hint = ShownViolation.hint(fault, locale);
            if (!hint.isEmpty()) {
                body.setProperty("hint", hint);
            }
            fault.code().ifPresent(code -> body.setProperty("code", code));
        }
        if (fault instanceof InvalidJobException invalid) {
            body.setProperty("violations", ShownViolation.of(invalid));
        }
        fault.taskId().ifPresent(task -> body.setProperty("taskId", task.value()));
        fault.jobKey().ifPresent(key -> body.setProperty("jobKey", key));
        fault.requestId().ifPresent(id -> body.setProperty("requestId", id));
        return body;
    }
}
