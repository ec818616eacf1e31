package dev.example.studio;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.WanEditException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the page is answered when something is wrong. */
@RestControllerAdvice
class Answers {

    @ExceptionHandler(FaultyRequest.class)
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    Check faulty(FaultyRequest fault) {
        return fault.check();
    }

    @ExceptionHandler(Uploads.TooLarge.class)
    @ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
    Map<String, String> tooLarge(Uploads.TooLarge fault) {
        return Map.of("kind", "TooLarge", "text", String.valueOf(fault.getMessage()));
    }

    @ExceptionHandler(WanEditException.class)
    @ResponseStatus(HttpStatus.BAD_GATEWAY)
    StudioJob.Problem ofService(WanEditException fault) {
        return StudioJob.Problem.of(fault);
    }

    @ExceptionHandler(InvalidJobException.class)
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    StudioJob.Problem invalid(InvalidJobException fault) {
        return StudioJob.Problem.of(fault);
    }
}
