package dev.wanedit.testkit;

import dev.wanedit.testkit.service.Operation;

/** Where in the life of a job a request stands. */
public enum Stage {
    /** {@code POST …/video-synthesis}. */
    CREATE,
    /** {@code GET /tasks/ID}. */
    QUERY,
    /** {@code GET /tasks/}. */
    LIST,
    /** {@code POST /tasks/ID/cancel}. */
    CANCEL,
    /** {@code GET /uploads?action=getPolicy}. */
    UPLOAD_POLICY,
    /** The form POST of a file to the upload host. */
    UPLOAD,
    /** A GET or HEAD to the media host: a result, or hosted media. */
    RESULT,
    /** A request to the API that it does not know. Not for faults of its own, but {@link #ANY} holds it. */
    OTHER,
    /** All of them. */
    ANY;

    static Stage of(Operation operation) {
        return valueOf(operation.name());
    }

    boolean holds(Stage other) {
        return this == ANY || this == other;
    }
}
