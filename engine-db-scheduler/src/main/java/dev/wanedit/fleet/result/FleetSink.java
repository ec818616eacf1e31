package dev.wanedit.fleet.result;

import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.JobKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Where results go: a folder that all nodes see ({@link SharedFolder}), a bucket, a database. Called on the threads of the
 * node that fetched the result, for several jobs at once.
 */
public interface FleetSink {

    /**
     * Stores the result. It may be called again for the same job, also by another node while the first is still at it: after a
     * crash, or for a node that was suspended. Each call must leave a whole result at the same place.
     *
     * @param key the job
     * @param video the complete, checked result; its file is deleted after the call, unless the sink moved it
     * @return the place, for example the URL of the object in its bucket, without a signature
     * @throws IOException if it cannot be stored now; it is tried again later, on any node
     * @throws InterruptedException if the node stops; it is tried again on another node
     */
    URI store(JobKey key, EditedVideo video) throws IOException, InterruptedException;

    /**
     * The folder into which results are downloaded before they are stored. Default: the folder for temporary files.
     *
     * @throws IOException if it cannot be made
     */
    default Path workFolder() throws IOException {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /**
     * Deletes files in the work folder that killed nodes left there. Called about once an hour, on one node. Default: deletes
     * nothing, since the folder for temporary files has files of other programs too.
     *
     * @param before only files that were not written to since this moment
     * @throws IOException if a file cannot be deleted; it is logged
     */
    default void tidy(Instant before) throws IOException {}
}
