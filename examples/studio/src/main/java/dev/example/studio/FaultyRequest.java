package dev.example.studio;

/** A job with faults was to be sent. The page does not let that happen; another client may try. */
final class FaultyRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Check check;

    FaultyRequest(Check check) {
        super("The job has faults: " + check.faults());
        this.check = check;
    }

    Check check() {
        return check;
    }
}
