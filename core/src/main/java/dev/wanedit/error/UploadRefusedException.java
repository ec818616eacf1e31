package dev.wanedit.error;

/**
 * The storage that the service named did not take a file (HTTP 403): the leave to upload has run out, or does not hold for
 * it. The service itself said nothing against the key; what it refuses are the other service exceptions. No job was sent.
 */
public final class UploadRefusedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     */
    public UploadRefusedException(String problem, ErrorContext context) {
        super(problem, context, "Submit the job again, or bring the file to a bucket of your own.", null);
    }
}
