package dev.wanedit.engine;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a result goes.
 *
 * @param path a file, or a folder in which the file gets the task's id as its name
 * @param overwrite whether a file that is there is replaced
 */
public record Target(Path path, boolean overwrite) {

    /** A file that must not be there yet, or a folder. */
    public static Target of(Path path) {
        return new Target(path, false);
    }

    /**
     * Makes sure that the target can be written, before anything costs money.
     *
     * @param taskId the task, null before it is known
     * @throws StorageException if it is there already and must not be replaced, or its folder cannot be written
     */
    public void check(@Nullable TaskId taskId) {
        Path file = Files.isDirectory(path) ? (taskId == null ? null : file(taskId)) : path;
        Path parent = path.toAbsolutePath().getParent();
        Path folder = Files.isDirectory(path) || parent == null ? path : parent;
        boolean inTheWay = file != null && Files.exists(file) && (!overwrite || !Files.isRegularFile(file));
        if (inTheWay && (taskId == null || !hasLanded(taskId))) {
            throw refused(file + " exists already.", taskId, "Choose another file, or allow to overwrite it.", null);
        }
        try {
            if (!Files.isDirectory(folder)) { // JDK 17 refuses to make a folder where a link to one is
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw refused("The folder " + folder + " cannot be made.", taskId, "Choose another folder.", e);
        }
        if (!Files.isWritable(folder)) {
            throw refused("The folder " + folder + " cannot be written.", taskId, "Choose another folder.", null);
        }
    }

    /** The file that this task's result becomes. */
    public Path file(TaskId taskId) {
        return Files.isDirectory(path) ? path.resolve(safe(taskId) + ".mp4") : path;
    }

    /** Where the bytes gather until they are whole: beside the file, so that giving it its name is no copy. */
    Path part(TaskId taskId) {
        Path file = file(taskId);
        return file.resolveSibling(file.getFileName() + "." + safe(taskId) + ".part");
    }

    /** Where bytes are kept that came in place of the result and are no whole film. */
    Path broken(TaskId taskId) {
        Path file = file(taskId);
        return file.resolveSibling(file.getFileName() + "." + safe(taskId) + ".broken");
    }

    /** Whether the file is this very part: its download ended between giving it its name and taking away the other. */
    boolean hasLanded(TaskId taskId) {
        Path part = part(taskId);
        try {
            return Files.exists(part) && Files.isSameFile(part, file(taskId));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Gives the whole video its name, at once and for good; what is there already is replaced only if that is allowed.
     * The part may keep its own name besides.
     *
     * @throws StorageException if a file came into being there meanwhile; the video stays where it is
     */
    void take(Path part, TaskId taskId) throws IOException {
        Path file = file(taskId);
        if (overwrite) {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } else if (!hasLanded(taskId)) {
            takeFree(part, file, taskId);
        }
        forceFolderOf(file);
    }

    private static void takeFree(Path part, Path file, TaskId taskId) throws IOException {
        try {
            link(part, file);
        } catch (FileAlreadyExistsException e) {
            throw refused(
                    file + " came into being meanwhile; the edited video is whole in " + part + ".",
                    taskId,
                    "Give it the name you want.",
                    e);
        }
    }

    /** A link fails where a file is, which a rename does not; where there are no links, a move that looks first must do. */
    private static void link(Path part, Path file) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(part, file);
        }
    }

    /** A name is durable when its folder is; where folders cannot be opened, the system sees to it. */
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

    /** Task ids are the service's words: none may lead out of the folder. */
    private static String safe(TaskId taskId) {
        return taskId.value().replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "_");
    }

    private static StorageException refused(
            String problem, @Nullable TaskId taskId, String nextStep, @Nullable IOException cause) {
        return new StorageException(problem, ErrorContext.NONE.withTask(taskId), nextStep, cause);
    }
}
