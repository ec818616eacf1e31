package dev.wanedit.error;

/** The key is valid, but has no permission for this: model, workspace or free quota (HTTP 403). */
public final class PermissionException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     */
    public PermissionException(String problem, ErrorContext context) {
        super(problem, context, "Enable the model for this key or workspace in the console.", null);
    }
}
