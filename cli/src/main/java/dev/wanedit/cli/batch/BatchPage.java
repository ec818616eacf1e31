package dev.wanedit.cli.batch;

import dev.wanedit.cli.gallery.Gallery;
import dev.wanedit.cli.gallery.GalleryPage;
import dev.wanedit.cli.input.BatchFile;
import dev.wanedit.cli.input.InvalidBatch;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Outcome;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Writes the page of a batch, once: at its end, or when it is interrupted. A page that cannot be written is a note to the
 * user and no fault of the batch. Safe for use by several threads.
 */
public final class BatchPage {

    private final BatchFile batch;
    private final GalleryPage page;
    private final boolean simulated;
    private final Map<String, FailureMessage> messages = new ConcurrentHashMap<>();
    private boolean written;

    /** @param simulated true if a fake service runs the jobs */
    public BatchPage(BatchFile batch, GalleryPage page, boolean simulated) {
        this.batch = batch;
        this.page = page;
        this.simulated = simulated;
    }

    /** A job of the batch ended. */
    public void ended(Outcome outcome) {
        if (outcome.failureMessage() != null) {
            messages.put(outcome.key().value(), outcome.failureMessage());
        }
    }

    /**
     * Writes the page, unless this was done before.
     *
     * @param store has the records of the jobs; it is read only
     * @param notes receives what the user should know
     * @return the file; empty if there is none, or it was written before
     */
    public synchronized Optional<Path> write(JobStore store, Consumer<String> notes) {
        if (written) {
            return Optional.empty();
        }
        written = true;
        try {
            return page.write(gallery -> addJobs(gallery, store), false, notes);
        } catch (IOException | RuntimeException e) {
            Throwable cause = e instanceof UncheckedIOException io ? io.getCause() : e;
            notes.accept("The page about the jobs could not be written: " + cause
                    + ". Run wanedit report on the folder later.");
            return Optional.empty();
        }
    }

    private void addJobs(Gallery gallery, JobStore store) {
        batch.items().blockingForEach(item -> {
            try {
                gallery.asked(item.key(), item.written().get(), simulated);
            } catch (InvalidBatch e) {
                // The line was changed meanwhile: what it asked for is not known any more.
            }
            try {
                store.find(item.key()).ifPresent(job -> gallery.recorded(job, simulated));
            } catch (StorageException e) {
                gallery.unreadable(item.key(), FailureMessage.of(e, null, List.of()), simulated);
            }
            FailureMessage message = messages.get(item.key().value());
            if (message != null) {
                gallery.reported(item.key(), message, simulated);
            }
        });
    }
}
