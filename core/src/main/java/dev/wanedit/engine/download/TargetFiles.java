package dev.wanedit.engine.download;

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

/** The files at and beside the target of a result: what is checked, and how the result takes its name. */
public final class TargetFiles {

    private final Target target;
    private final Path path;
    private final boolean overwrite;

    /** @param target where the result goes */
    public TargetFiles(Target target) {
        this.target = target;
        this.path = target.path();
        this.overwrite = target.overwrite();
    }

    /**
     * Makes sure that the target can be written, before anything costs money.
     *
     * @param taskId the task, null before it is known
     * @throws StorageException if it is there already and must not be replaced, or its folder cannot be written
     */
    public void check(@Nullable TaskId taskId) {
        Path file = Files.isDirectory(path) ? (taskId == null ? null : file(taskId)) : path;
        if (file != null && isInTheWay(file) && (taskId == null || !hasLanded(taskId))) {
            String what = Files.exists(file) ? " exists already." : " is a link to what is not there.";
            throw refused(file + what, taskId, "Choose another file, or allow to overwrite it.", null);
        }
        checkFolder(taskId);
    }

    /** A link is in the way too, wherever it leads: the result takes the name itself and follows no link. */
    private boolean isInTheWay(Path file) {
        boolean replaceable = Files.isRegularFile(file) || Files.isSymbolicLink(file);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !(overwrite && replaceable);
    }

    /**
     * Makes sure that the target's folder can be written, whatever lies at the target: it may be the result itself.
     *
     * @param taskId the task, null before it is known
     * @throws StorageException if it cannot
     */
    void checkFolder(@Nullable TaskId taskId) {
        Path parent = path.toAbsolutePath().getParent();
        Path folder = Files.isDirectory(path) || parent == null ? path : parent;
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
    Path file(TaskId taskId) {
        return target.file(taskId);
    }

    /** Where the bytes gather until they are whole: beside the file, so that giving it its name is no copy. */
    Path part(TaskId taskId) {
        Path file = file(taskId);
        return file.resolveSibling(file.getFileName() + "." + Target.safe(taskId) + ".part");
    }

    /** Where bytes are kept that came in place of the result and are no whole film. */
    Path broken(TaskId taskId) {
        Path file = file(taskId);
        return file.resolveSibling(file.getFileName() + "." + Target.safe(taskId) + ".broken");
    }

    /** A free name for a film that nothing tells of: it may be whole, and the only copy of a result that is paid for. */
    Path aside(TaskId taskId) {
        Path file = file(taskId);
        String name = file.getFileName() + "." + Target.safe(taskId) + ".found";
        Path free = file.resolveSibling(name);
        for (int i = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); i++) {
            free = file.resolveSibling(name + "-" + i);
        }
        return free;
    }

    /** Whether the file is this task's result by what was left beside it. */
    boolean hasLanded(TaskId taskId) {
        return isItsPart(taskId) || receipt(taskId).of(file(taskId)).isPresent();
    }

    /** Whether something was left beside the file by a download of this task. */
    boolean hasLeftovers(TaskId taskId) {
        return Files.exists(part(taskId)) || receipt(taskId).of(file(taskId)).isPresent();
    }

    Receipt receipt(TaskId taskId) {
        return new Receipt(part(taskId), taskId);
    }

    /** Whether the file is this very part: its download ended between giving it its name and taking away the other. */
    private boolean isItsPart(TaskId taskId) {
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
     * @param result what the file is then; one that is there already with these very bytes is as good
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
                return; // An earlier download ended here, and nothing that it left tells so.
            }
            throw refused(
                    file + " was created by another process in the meantime; the edited video is whole in " + part
                            + ".",
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

    private static StorageException refused(
            String problem, @Nullable TaskId taskId, String nextStep, @Nullable IOException cause) {
        return new StorageException(problem, ErrorContext.NONE.withTask(taskId), nextStep, cause);
    }
}
