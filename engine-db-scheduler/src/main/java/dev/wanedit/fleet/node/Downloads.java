package dev.wanedit.fleet.node;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.fleet.result.FleetSink;
import dev.wanedit.fleet.result.StoredResult;
import dev.wanedit.fleet.table.JobRow;
import dev.wanedit.fleet.table.Stage;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a result and stores it in its place, on whichever node picks it up. The file that is being downloaded is this
 * attempt's own, so a node that wakes up late writes to no file of another.
 */
public final class Downloads {

    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);
    private static final Duration FOR_A_URL = Duration.ofSeconds(3);
    private static final Duration FOR_A_PLACE = Duration.ofMillis(500);

    private final FleetParts parts;
    private final JobStore store;
    private final FleetSink sink;
    private final VideoEditClient client;
    private final Semaphore places;

    /**
     * @param parts what the parts of a node share
     * @param client downloads, and sends no other request
     * @param atOnce the most; the other threads of db-scheduler stay free to drive, and for the outbox
     */
    public Downloads(FleetParts parts, VideoEditClient client, int atOnce) {
        this.parts = parts;
        this.store = parts.store();
        this.sink = parts.sink();
        this.client = client;
        this.places = new Semaphore(atOnce);
    }

    public Task<String> task() {
        return Tasks.custom(FleetTasks.download(parts.account()), String.class)
                .onFailure(FleetTasks.backoff())
                .onDeadExecutionRevive()
                .execute(this::execute);
    }

    /** If this node downloads as many as it should already, another node, or this one later, picks it up. */
    private CompletionHandler<String> execute(TaskInstance<String> instance, ExecutionContext context) {
        if (!places.tryAcquire()) {
            return FleetTasks.again(FOR_A_PLACE);
        }
        try {
            return executeWithin(instance, context);
        } finally {
            places.release();
        }
    }

    private CompletionHandler<String> executeWithin(TaskInstance<String> instance, ExecutionContext context) {
        JobKey key = new JobKey(instance.getData());
        JobRow row = parts.jobs().find(key).orElse(null);
        JobRecord record = store.find(key).orElse(null);
        if (row == null || record == null || row.stage() == Stage.ENDED) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        URI url = row.resultUrl();
        TaskId task = record.taskId();
        if (url == null || task == null) {
            if (context.getExecution().consecutiveFailures > 0) {
                throw new IllegalStateException("The result's URL is not known yet."); // The waits grow further.
            }
            return FleetTasks.again(FOR_A_URL);
        }
        fetch(key, succeeded(task, record, url));
        return removed(key);
    }

    /** A job whose success is not recorded cannot end: its driver has to see it first. */
    private CompletionHandler<String> removed(JobKey key) {
        if (store.find(key).filter(record -> !record.phase().terminal()).isPresent()) {
            boolean unused = parts.jobs().wantUrl(key);
            return FleetTasks.again(FOR_A_URL);
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private static TaskSnapshot succeeded(TaskId task, JobRecord record, URI url) {
        TaskStatus status = TaskStatus.SUCCEEDED;
        return new TaskSnapshot(
                task, status, status.name(), null, null, null, record.ended(), null, new EditResult(url, null), null);
    }

    private void fetch(JobKey key, TaskSnapshot task) {
        String attempt = Target.safe(task.taskId()) + "-" + UUID.randomUUID();
        try {
            Path folder = sink.workFolder();
            try {
                store(key, downloaded(key, task, folder.resolve(attempt + ".mp4")));
            } finally {
                delete(folder, attempt);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The node stops.", e);
        }
    }

    /** If the host refuses the URL, core would ask the service for another; only the driver may, so its guard refuses. */
    private EditedVideo downloaded(JobKey key, TaskSnapshot task, Path file) {
        try {
            return client.download(task, file);
        } catch (TaskExpiredException | ConfigurationException e) {
            LOG.info("Job {}: its result has to be asked for again: {}", key, e.problem());
            boolean unused = parts.jobs().wantUrl(key);
            throw e;
        }
    }

    private void store(JobKey key, EditedVideo video) throws IOException, InterruptedException {
        URI location = sink.store(key, video);
        boolean unused =
                parts.jobs().stored(key, new StoredResult(location, video.size(), video.sha256(), parts.node()));
        boolean recorded = parts.steps().stored(key, archive(location, video)).isPresent();
        LOG.debug("Job {}: its result is stored; recorded now: {}", key, recorded);
    }

    private static @Nullable ArchivedFile archive(URI location, EditedVideo video) {
        return Objects.equals(location.getScheme(), "file")
                ? new ArchivedFile(Path.of(location), video.size(), video.sha256())
                : null;
    }

    /** Also the part of a download that failed, and the files beside it: the next attempt has another name. */
    private static void delete(Path folder, String attempt) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> file.getFileName().toString().startsWith(attempt))) {
            for (Path file : files) {
                boolean unused = Files.deleteIfExists(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Files of a download in {} could not be deleted: {}", folder, e.getMessage());
        }
    }

    /** Only for messages. */
    public static String problem(Throwable fault) {
        return fault instanceof WanEditException ours ? ours.problem() : fault.toString();
    }
}
