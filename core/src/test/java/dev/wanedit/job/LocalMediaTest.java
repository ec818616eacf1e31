package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wanedit.error.Violation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMediaTest {

    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void check_whenFilesAreAtTheirLimits_findsNothing() throws IOException {
        EditJob job = EditJob.builder()
                .video(sparse("clip.mp4", 100 * MEGABYTE))
                .reference(MediaSource.file(sparse("a.png", 20 * MEGABYTE)))
                .reference(MediaSource.file(sparse("b.png", 1)))
                .build();

        assertThat(LocalMedia.check(job)).isEmpty();
    }

    @Test
    void check_whenFilesAreTooLargeOrEmpty_tellsAllInOrder() throws IOException {
        Path clip = sparse("clip.mp4", 100 * MEGABYTE + 1);
        Path image = sparse("a.png", 20 * MEGABYTE + 1);
        Path empty = sparse("b.png", 0);
        EditJob job = EditJob.builder()
                .video(clip)
                .reference(MediaSource.file(image))
                .reference(Jobs.VIDEO)
                .reference(MediaSource.file(empty))
                .build();

        assertThat(LocalMedia.check(job))
                .containsExactly(
                        new Violation("video", "size", clip + ": 104857601 bytes", "1 byte to 100 MB"),
                        new Violation("references[0]", "size", image + ": 20971521 bytes", "1 byte to 20 MB"),
                        new Violation("references[2]", "size", empty + ": 0 bytes", "1 byte to 20 MB"));
    }

    @Test
    void check_whenFileIsMissingOrAFolder_saysWhich() {
        Path missing = folder.resolve("missing.mp4");
        EditJob job = EditJob.builder()
                .video(missing)
                .reference(MediaSource.file(folder))
                .build();

        assertThat(LocalMedia.check(job))
                .containsExactly(
                        new Violation("video", "readable", "There is no file " + missing + ".", "a readable file"),
                        new Violation(
                                "references[0]", "readable", folder + " is a folder, not a file.", "a readable file"));
    }

    @Test
    void check_whenFileMayNotBeRead_saysSo() throws IOException {
        Path file = sparse("clip.mp4", 5);
        assumeThat(folder.getFileSystem().supportedFileAttributeViews())
                .as("kinds of permissions")
                .contains("posix");
        Files.setPosixFilePermissions(file, Set.of());
        assumeThat(Files.isReadable(file))
                .as("readable for this user, who may be root")
                .isFalse();

        assertUnreadable(file);
    }

    /** The same for a user who may read every file: a device is not a file to upload either. */
    @Test
    void check_whenPathIsADevice_saysThatItCannotBeRead() {
        Path device = Path.of("/dev/null");
        assumeThat(device).exists();

        assertUnreadable(device);
    }

    @Test
    void check_whenLinkLeadsToAFile_looksAtTheFile() throws IOException {
        Path link = folder.resolve("link.mp4");
        Files.createSymbolicLink(link, sparse("clip.mp4", 5));

        assertThat(LocalMedia.check(EditJob.builder().video(link).build())).isEmpty();
    }

    @Test
    void check_whenNothingIsLocal_looksAtNothing() {
        assertThat(LocalMedia.check(Jobs.smallest().reference(Jobs.PNG_SOURCE).build()))
                .isEmpty();
    }

    private static void assertUnreadable(Path file) {
        assertThat(LocalMedia.check(EditJob.builder().video(file).build()))
                .containsExactly(new Violation(
                        "video",
                        "readable",
                        "The file " + file + " cannot be read: check its permissions.",
                        "a readable file"));
    }

    private Path sparse(String name, long length) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(length);
        }
        return file;
    }
}
