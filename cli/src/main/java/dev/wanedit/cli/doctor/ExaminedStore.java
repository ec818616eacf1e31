package dev.wanedit.cli.doctor;

import static dev.wanedit.diagnosis.Subject.STORE;

import dev.wanedit.cli.option.KeptStoreOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.diagnosis.Check;
import dev.wanedit.diagnosis.Diagnosis;
import dev.wanedit.error.WanEditException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The job store for a diagnosis: it is opened if it exists, and never created. */
final class ExaminedStore implements AutoCloseable {

    private final JobStore store;
    private final @Nullable Check instead;
    private final List<Path> folders;

    private ExaminedStore(JobStore store, @Nullable Check instead, Stream<Path> folders) {
        this.store = store;
        this.instead = instead;
        this.folders = folders.toList();
    }

    /** @param simulate true if the service is simulated; its jobs are not kept */
    static ExaminedStore open(KeptStoreOptions options, Environment here, boolean simulate) {
        Stream<Path> results = Stream.of(here.folder());
        try {
            if (simulate) {
                return new ExaminedStore(options.simulated(), null, results);
            }
            Path file = options.file(here).toAbsolutePath();
            Stream<Path> folders = Stream.concat(results, existing(file));
            try {
                JobStore store = options.open(here);
                return new ExaminedStore(store, store instanceof MemoryJobStore ? none(file) : null, folders);
            } catch (WanEditException e) {
                return new ExaminedStore(new MemoryJobStore(), fault(e), folders);
            }
        } catch (WanEditException e) {
            return new ExaminedStore(new MemoryJobStore(), fault(e), results);
        }
    }

    JobStore store() {
        return store;
    }

    /** The folders that the commands write to. */
    Path[] folders() {
        return folders.toArray(Path[]::new);
    }

    /** The diagnosis with what is known of a store that is not open. */
    Diagnosis corrected(Diagnosis found) {
        return instead == null ? found : found.with(instead);
    }

    private static Check none(Path file) {
        return Check.well(STORE, "There is no job store yet. It would be " + file + ".");
    }

    private static Check fault(WanEditException fault) {
        return Check.fault(STORE, fault.problem(), fault.nextStep());
    }

    /** The folder of the file, or the one in which it would be created. */
    private static Stream<Path> existing(Path file) {
        return Stream.iterate(file.getParent(), folder -> folder != null, Path::getParent)
                .filter(Files::isDirectory)
                .limit(1);
    }

    @Override
    public void close() {
        store.close();
    }
}
