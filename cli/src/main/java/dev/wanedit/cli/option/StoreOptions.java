package dev.wanedit.cli.option;

import dev.wanedit.cli.database.StoreFileName;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.process.Shell;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The job store of commands that start jobs; it keeps them between runs. See {@link KeptStoreOptions}. */
public final class StoreOptions {

    @Option(
            names = "--store",
            paramLabel = "FILE",
            converter = StoreFileName.class,
            description =
                    "where jobs are kept; default a file in your state folder, with --simulate in memory: in a file that"
                            + " is named, simulated jobs are stored together with real ones")
    @Nullable
    public Path store;

    /**
     * Opens the store, and creates it if it does not exist; the caller must close it.
     *
     * @param simulate true if its jobs are simulated; they must not be stored with the user's real jobs
     * @throws dev.wanedit.error.ConfigurationException if none was named and there is no default place for one
     * @throws StorageException if it cannot be used
     */
    public JobStore open(Environment here, boolean simulate) {
        if (store != null) {
            return here.stores().open(store);
        }
        if (simulate) {
            return new MemoryJobStore();
        }
        Path usual = here.jobs().get();
        makeFolderOf(usual);
        return here.stores().open(usual);
    }

    /** True if there are jobs of earlier commands; creates nothing. */
    public boolean holdJobs(Environment here, boolean simulate) {
        if (store == null && simulate) {
            return false;
        }
        return here.stores().containsJobs(store == null ? here.jobs().get() : store);
    }

    /** The same options, to be appended to another command. */
    public String again() {
        return store == null ? "" : " --store " + Shell.quote(store.toString());
    }

    /** Readable by the owner only, if the file system supports that. */
    private static void makeFolderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createDirectories(folder, ownerOnly);
        } catch (IOException e) {
            throw new StorageException(
                    "The folder " + folder + " for the job store cannot be created.",
                    ErrorContext.NONE,
                    "Create it, or name another place with --store.",
                    e);
        }
    }
}
