package dev.wanedit.testkit.service;

/** The service refuses a request at once, with a status, a code and a message. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * @param status the HTTP status
     * @param code the service's error code
     * @param message what the service says
     */
    public Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The service's error code. */
    public String code() {
        return code;
    }

    /** What the service says. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
