package dev.wanedit.cli.input;

import java.util.List;

/** A file of jobs with mistakes in it; nothing was sent. */
public final class InvalidBatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    /** @param mistakes one sentence for each mistake, with the number of its line; at least one */
    public InvalidBatch(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
