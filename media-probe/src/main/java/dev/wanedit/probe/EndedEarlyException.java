package dev.wanedit.probe;

/** The content ends before the end that its format requires. */
final class EndedEarlyException extends UnreadableMediaException {

    private static final long serialVersionUID = 1L;

    EndedEarlyException(String message) {
        super(message);
    }
}
