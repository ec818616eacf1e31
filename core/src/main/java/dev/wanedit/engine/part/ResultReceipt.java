package dev.wanedit.engine.part;

import dev.wanedit.record.ArchivedFile;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evidence next to a result that could not be recorded in the job store: it says which bytes the result of the task
 * has. With it the next process recognises the file as the result, even if the part file is gone, and without a request
 * to the service.
 */
final class ResultReceipt {

    private static final Pattern TEXT =
            Pattern.compile("wanedit-receipt 1\n(\\S{1,500})\n(\\d{1,18})\n([0-9a-f]{64})\n");
    private static final int LONGEST = 1024;

    private final Path file;
    private final TaskId taskId;

    /** @param part the part file of the result; the receipt is next to it */
    ResultReceipt(Path part, TaskId taskId) {
        this.file = part.resolveSibling(part.getFileName() + ".receipt");
        this.taskId = taskId;
    }

    /** Writes the receipt durably; a link at its path is not followed. */
    void write(ArchivedFile result) throws IOException {
        delete();
        String text = "wanedit-receipt 1\n" + taskId.value() + "\n" + result.size() + "\n" + result.sha256() + "\n";
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /** The result, if there is a receipt and this file has exactly its bytes; reads the file then. */
    Optional<ArchivedFile> of(Path result) {
        try {
            return read(result).filter(ArchivedFile::isThere);
        } catch (IOException e) {
            return Optional.empty(); // A file that cannot be read proves nothing.
        }
    }

    /** True if there is a receipt and the part file has exactly its bytes: then the part was not renamed yet. */
    boolean isOf(FileChannel part) throws IOException {
        ArchivedFile whole = read(file).orElse(null);
        return whole != null && whole.size() == part.size() && whole.sha256().equals(FileContent.sha256(part));
    }

    private Optional<ArchivedFile> read(Path result) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
            return Optional.empty();
        }
        Matcher text = TEXT.matcher(Files.readString(file, StandardCharsets.UTF_8));
        return text.matches() && text.group(1).equals(taskId.value())
                ? Optional.of(new ArchivedFile(result, Long.parseLong(text.group(2)), text.group(3)))
                : Optional.empty();
    }

    boolean exists() {
        return Files.exists(file);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
