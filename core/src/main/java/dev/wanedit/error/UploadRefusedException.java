package dev.wanedit.error;

/**
 * The storage that the service named refused a file (HTTP 403): the upload policy has expired, or does not allow this
 * file. The API key was not refused; that would be another {@link ServiceException}. No job was sent.
 */
public final class UploadRefusedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     */
    public UploadRefusedException(String problem, ErrorContext context) {
        super(problem, context, "Submit the job again, or upload the file to a bucket of your own.", null);
    }
}
