package dev.wanedit.engine.part;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.Target;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The files at the target of a result and next to it: their checks, and the rename of the result to its target. */
public final class TargetFiles {

    private final Target target;
    private final Path path;
    private final boolean overwrite;

    /** @param target the target of the result */
    public TargetFiles(Target target) {
        this.target = target;
        this.path = target.path();
        this.overwrite = target.overwrite();
    }

    /**
     * Checks that the target can be written, before anything costs money.
     *
     * @param taskId the task, null before it is known
     * @throws StorageException if the file exists and must not be replaced, or its folder cannot be written
     */
    public void check(@Nullable TaskId taskId) {
        Path file = Files.isDirectory(path) ? (taskId == null ? null : file(taskId)) : path;
        if (file != null && isInTheWay(file) && (taskId == null || !hasLanded(taskId))) {
            String what = Files.exists(file) ? " exists already." : " is a link to what is not there.";
            throw refused(file + what, taskId, "Choose another file, or allow to overwrite it.", null);
        }
        checkFolder(taskId);
    }

    /**
     * A link is in the way too, whatever its target: the result is stored under the name itself and follows no link.
     */
    private boolean isInTheWay(Path file) {
        boolean replaceable = Files.isRegularFile(file) || Files.isSymbolicLink(file);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !(overwrite && replaceable);
    }

    /**
     * Checks that the target's folder can be written. An existing file at the target is accepted: it may be the result
     * itself.
     *
     * @param taskId the task, null before it is known
     * @throws StorageException if it cannot
     */
    public void checkFolder(@Nullable TaskId taskId) {
        Path parent = path.toAbsolutePath().getParent();
        Path folder = Files.isDirectory(path) || parent == null ? path : parent;
        try {
            if (!Files.isDirectory(folder)) { // JDK 17 refuses to create a folder if a link to a folder has its name.
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw refused("The folder " + folder + " cannot be made.", taskId, "Choose another folder.", e);
        }
        if (!Files.isWritable(folder)) {
            throw refused("The folder " + folder + " cannot be written.", taskId, "Choose another folder.", null);
        }
    }

    /** The file that this task's result is stored as. */
    Path file(TaskId taskId) {
        return target.file(taskId);
    }

    /** The part file, until the result is complete. It is next to the target, so that the rename is not a copy. */
    public Path part(TaskId taskId) {
        Path file = file(taskId);
        return file.resolveSibling(file.getFileName() + "." + Target.safe(taskId) + ".part");
    }

    /** The file for bytes that came instead of the result and are not a complete video. */
    Path broken(TaskId taskId) {
        Path file = file(taskId);
        return file.resolveSibling(file.getFileName() + "." + Target.safe(taskId) + ".broken");
    }

    /**
     * A free name for a video without a journal or a receipt: it may be complete, and the only copy of a paid result.
     */
    Path aside(TaskId taskId) {
        Path file = file(taskId);
        String name = file.getFileName() + "." + Target.safe(taskId) + ".found";
        Path free = file.resolveSibling(name);
        for (int i = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); i++) {
            free = file.resolveSibling(name + "-" + i);
        }
        return free;
    }

    /** True if the files next to the target prove that the target is this task's result. */
    boolean hasLanded(TaskId taskId) {
        return isItsPart(taskId) || receipt(taskId).of(file(taskId)).isPresent();
    }

    /** True if a download of this task left files next to the target. */
    public boolean hasLeftovers(TaskId taskId) {
        return Files.exists(part(taskId)) || receipt(taskId).of(file(taskId)).isPresent();
    }

    ResultReceipt receipt(TaskId taskId) {
        return new ResultReceipt(part(taskId), taskId);
    }

    /** True if both paths are the same file (a hard link whose part was not deleted yet). */
    private boolean isItsPart(TaskId taskId) {
        Path part = part(taskId);
        try {
            return Files.exists(part) && Files.isSameFile(part, file(taskId));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Renames the complete video to its target, atomically and durably; an existing file is replaced only if that is
     * allowed. The part may also keep its own name.
     *
     * @param result the file after the rename; an existing file with exactly these bytes is also accepted
     * @throws StorageException if another process created a file there in the meantime; the video stays where it is
     */
    void take(Path part, TaskId taskId, ArchivedFile result) throws IOException {
        Path file = file(taskId);
        if (overwrite) {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } else if (!isItsPart(taskId)) {
            takeFree(part, file, taskId, result);
        }
        forceFolderOf(file);
    }

    private static void takeFree(Path part, Path file, TaskId taskId, ArchivedFile result) throws IOException {
        try {
            link(part, file);
        } catch (FileAlreadyExistsException e) {
            if (result.isThere()) {
                return; // An earlier download already stored the result here, but left no evidence of it.
            }
            throw refused(
                    file + " was created by another process in the meantime; the edited video is whole in " + part
                            + ".",
                    taskId,
                    "Give it the name you want.",
                    e);
        }
    }

    /**
     * A hard link fails if the file exists; a rename would replace it. If the file system has no hard links, a move is
     * used, which checks first.
     */
    private static void link(Path part, Path file) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(part, file);
        }
    }

    /**
     * A name is durable when its folder is synced. On systems where folders cannot be opened, the system does that
     * itself.
     */
    private static void forceFolderOf(Path file) throws IOException {
        FileChannel opened;
        try {
            opened = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (opened) {
            opened.force(true);
        }
    }

    private static StorageException refused(
            String problem, @Nullable TaskId taskId, String nextStep, @Nullable IOException cause) {
        return new StorageException(problem, ErrorContext.NONE.withTask(taskId), nextStep, cause);
    }
}
