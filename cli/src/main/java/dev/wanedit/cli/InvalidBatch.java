package dev.wanedit.cli;

import java.util.List;

/** A file of jobs with mistakes in it; nothing was sent. */
final class InvalidBatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    /** @param mistakes a sentence each, with the numbers of their lines, at least one */
    InvalidBatch(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    List<String> mistakes() {
        return mistakes;
    }
}
