package dev.wanedit.error;

/**
 * The job was sent, or may have been, and no usable answer came back: a task that costs money may exist. It was not sent
 * again. The cause says what happened to the answer.
 */
public final class SubmitUncertainException extends WanEditException {

    private static final long serialVersionUID = 1L;

    /** @param cause what happened instead of an answer */
    public SubmitUncertainException(WanEditException cause) {
        super(
                "It is uncertain whether the job was created: " + cause.problem(),
                cause.context(),
                "Do not submit it again yet: list the tasks of the last minutes and look whether it is there.",
                cause);
    }
}
