package dev.example.studio;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The page asked for something that is not there, or not any more. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NotThere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotThere(String what) {
        super("There is no " + what);
    }
}
