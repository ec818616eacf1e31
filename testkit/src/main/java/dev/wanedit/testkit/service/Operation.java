package dev.wanedit.testkit.service;

import dev.wanedit.testkit.http.Head;

/** The operation of a request, by its method and path only. */
public enum Operation {
    /** Creates a task. */
    CREATE,
    /** Queries one task. */
    QUERY,
    /** Lists tasks. */
    LIST,
    /** Cancels a task. */
    CANCEL,
    /** Asks for the right to upload. */
    UPLOAD_POLICY,
    /** Uploads a file to the storage. */
    UPLOAD,
    /** Downloads a result. */
    RESULT,
    /** A request that the service does not know. */
    OTHER;

    /** The base path of the API. */
    public static final String API_PATH = "/api/v1";

    private static final String CREATE_PATH = API_PATH + "/services/aigc/video-generation/video-synthesis";
    private static final String TASKS_PATH = API_PATH + "/tasks";

    /** The operation of a request to the API's host. */
    public static Operation ofApi(Head head) {
        String path = head.path();
        boolean get = head.method().equals("GET");
        boolean post = head.method().equals("POST");
        if (post && path.equals(CREATE_PATH)) {
            return CREATE;
        }
        if (get && path.equals(API_PATH + "/uploads")) {
            return UPLOAD_POLICY;
        }
        if (get && (path.equals(TASKS_PATH) || path.equals(TASKS_PATH + "/"))) {
            return LIST;
        }
        return ofTask(path, get, post);
    }

    private static Operation ofTask(String path, boolean get, boolean post) {
        String task = path.startsWith(TASKS_PATH + "/") ? path.substring(TASKS_PATH.length() + 1) : "";
        if (get && !task.isEmpty() && !task.contains("/")) {
            return QUERY;
        }
        return post && task.matches("[^/]+/cancel") ? CANCEL : OTHER;
    }

    /** The id in the path of a {@link #QUERY} or {@link #CANCEL}. */
    static String taskId(Head head) {
        return head.path().substring(TASKS_PATH.length() + 1).replaceFirst("/cancel$", "");
    }
}
