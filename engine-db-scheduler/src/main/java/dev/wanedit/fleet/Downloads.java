package dev.wanedit.fleet;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.fleet.JobRows.JobRow;
import dev.wanedit.fleet.JobRows.Stage;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a result and stores it in its place, on whichever node picks it up. The file that is being downloaded is this
 * attempt's own, so a node that wakes up late writes to no file of another.
 */
final class Downloads {

    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);
    private static final Duration FOR_A_URL = Duration.ofSeconds(3);

    private final FleetParts parts;
    private final JobStore store;
    private final FleetSink sink;
    private final VideoEditClient client;

    /**
     * @param parts what the parts of a node share
     * @param client downloads, and sends no other request
     */
    Downloads(FleetParts parts, VideoEditClient client) {
        this.parts = parts;
        this.store = parts.store();
        this.sink = parts.sink();
        this.client = client;
    }

    Task<String> task() {
        return Tasks.custom(FleetTasks.download(parts.account()), String.class)
                .onFailure(FleetTasks.backoff())
                .onDeadExecutionRevive()
                .execute(this::execute);
    }

    private CompletionHandler<String> execute(TaskInstance<String> instance, ExecutionContext context) {
        JobKey key = new JobKey(instance.getData());
        JobRow row = parts.jobs().find(key).orElse(null);
        JobRecord record = store.find(key).orElse(null);
        if (row == null || record == null || row.stage() == Stage.ENDED) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        URI url = row.resultUrl();
        TaskId task = record.taskId();
        if (url == null || task == null) {
            return FleetTasks.again(FOR_A_URL);
        }
        try {
            fetch(key, succeeded(task, record, url));
            return removed(key);
        } catch (ServiceException | TaskExpiredException | ConfigurationException e) {
            // The host refuses the URL. Only the driver may ask the service for another.
            LOG.info("Job {}: its result has to be asked for again: {}", key, e.problem());
            boolean unused = parts.jobs().wantUrl(key);
            return FleetTasks.again(FOR_A_URL);
        }
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
        Path part = null;
        try {
            part = sink.workFolder().resolve(Target.safe(task.taskId()) + "-" + UUID.randomUUID() + ".mp4");
            EditedVideo video = client.download(task, part);
            URI location = sink.store(key, video);
            boolean unused =
                    parts.jobs().stored(key, new StoredResult(location, video.size(), video.sha256(), parts.node()));
            boolean recorded =
                    parts.steps().stored(key, archive(location, video)).isPresent();
            LOG.debug("Job {}: its result is stored; recorded now: {}", key, recorded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The node stops.", e);
        } finally {
            delete(part);
        }
    }

    private static @Nullable ArchivedFile archive(URI location, EditedVideo video) {
        return Objects.equals(location.getScheme(), "file")
                ? new ArchivedFile(Path.of(location), video.size(), video.sha256())
                : null;
    }

    private static void delete(@Nullable Path part) {
        try {
            if (part != null) {
                boolean unused = Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            LOG.warn("The file {} could not be deleted: {}", part, e.getMessage());
        }
    }

    /** Only for messages. */
    static String problem(Throwable fault) {
        return fault instanceof WanEditException ours ? ours.problem() : fault.toString();
    }
}
