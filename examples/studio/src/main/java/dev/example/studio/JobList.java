package dev.example.studio;

import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** All jobs of the studio, newest first. Each change is kept in the folder and sent to the pages. */
@Component
class JobList implements DisposableBean {

    private static final int LONGEST_CLOSE_SECONDS = 10;

    private final StudioFolder folder;
    private final JsonFiles files;
    private final Pages pages;
    private final Map<UUID, StudioJob> jobs = new ConcurrentHashMap<>();

    /** Changes come on the client's threads, which must not wait for a disk. One thread keeps their order. */
    private final ExecutorService disk = Executors.newSingleThreadExecutor(work -> new Thread(work, "studio-folder"));

    JobList(StudioFolder folder, JsonFiles files, Pages pages) {
        this.folder = folder;
        this.files = files;
        this.pages = pages;
        files.readAll(folder.jobs(), StudioJob.class).forEach(job -> jobs.put(job.id(), job));
    }

    List<StudioJob> all() {
        return jobs.values().stream()
                .sorted(Comparator.comparing(StudioJob::created).reversed().thenComparing(StudioJob::id))
                .toList();
    }

    Optional<StudioJob> find(UUID id) {
        return Optional.ofNullable(jobs.get(id));
    }

    boolean uses(UUID upload) {
        return jobs.values().stream()
                .anyMatch(job -> upload.equals(job.request().video())
                        || job.request().references().contains(upload));
    }

    /**
     * Adds a job; it is on disk when this returns.
     *
     * @return the job under this id: the given one, or the one that was there before
     */
    StudioJob add(StudioJob job) {
        StudioJob before = jobs.putIfAbsent(job.id(), job);
        if (before != null) {
            return before;
        }
        try {
            files.write(folder.jobs(), job.id(), job);
        } catch (UncheckedIOException full) {
            jobs.remove(job.id());
            throw full;
        }
        pages.changed(job.id());
        return job;
    }

    /** Changes a job; progress alone is shown and not kept. */
    void change(UUID id, UnaryOperator<StudioJob> change) {
        StudioJob[] before = new StudioJob[1];
        StudioJob after = jobs.computeIfPresent(id, (same, job) -> {
            before[0] = job;
            return change.apply(job);
        });
        if (after == null || after.equals(before[0])) {
            return;
        }
        pages.changed(id);
        if (after.percent() == before[0].percent() || after.state() != before[0].state()) {
            disk.execute(() -> find(id).ifPresent(newest -> files.write(folder.jobs(), id, newest)));
        }
    }

    /** Waits until all changes are on disk. */
    @Override
    public void destroy() throws InterruptedException {
        disk.shutdown();
        disk.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
