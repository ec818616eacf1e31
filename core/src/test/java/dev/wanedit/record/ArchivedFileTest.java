package dev.wanedit.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedFileTest {

    @TempDir
    Path folder;

    @Test
    void isThere_whenTheFileHasTheseBytes_isTrue() throws IOException {
        Path file = Files.writeString(folder.resolve("out.mp4"), "abc");

        assertThat(new ArchivedFile(file, 3, Sha256.of("abc")).isThere()).isTrue();
        assertThat(new ArchivedFile(file, 3, Sha256.of("abd")).isThere()).isFalse();
        assertThat(new ArchivedFile(file, 4, Sha256.of("abc")).isThere()).isFalse();
    }

    @Test
    void isThere_whenItIsNoFile_isFalse() throws IOException {
        assertThat(new ArchivedFile(folder, Files.size(folder), Sha256.of("")).isThere())
                .isFalse();
        assertThat(new ArchivedFile(folder.resolve("gone"), 0, Sha256.of("")).isThere())
                .isFalse();
    }

    @Test
    void toString_whenPrinted_namesFileSizeAndDigest() {
        assertThat(new ArchivedFile(Path.of("out.mp4"), 3, "ab12"))
                .hasToString("ArchivedFile[file=out.mp4, size=3, sha256=ab12]");
    }
}
