package dev.wanedit.testkit;

import dev.wanedit.testkit.service.Operation;

/** The kind of a request in the life of a job. */
public enum RequestKind {
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
    /** A request that the API does not know. Faults cannot be injected for it alone, but {@link #ANY} includes it. */
    OTHER,
    /** All of them. */
    ANY;

    static RequestKind of(Operation operation) {
        return valueOf(operation.name());
    }

    boolean holds(RequestKind other) {
        return this == ANY || this == other;
    }
}
