package dev.example.studio;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.WanEditException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
    ResponseEntity<StudioJob.Problem> ofClient(WanEditException fault) {
        HttpStatus status =
                fault instanceof InvalidJobException ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.BAD_GATEWAY;
        return ResponseEntity.status(status).body(StudioJob.Problem.of(fault));
    }
}
