package dev.wanedit.probe;

/** The content ends where its format wants more. */
final class EndedEarlyException extends UnreadableMediaException {

    private static final long serialVersionUID = 1L;

    EndedEarlyException(String message) {
        super(message);
    }
}
