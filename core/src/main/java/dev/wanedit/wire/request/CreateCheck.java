package dev.wanedit.wire.request;

import dev.wanedit.job.EditJob;

/** A check of creates that depends on the job. {@link JobMapper#sendable} asks for it once for each request. */
public interface CreateCheck extends Runnable {

    /**
     * The check of one request.
     *
     * @param job the job that is sent, the same object that the adapter was given
     * @return run before each part of the body in place of this check; see {@code TransportConfig.createCheck}
     */
    Runnable of(EditJob job);
}
