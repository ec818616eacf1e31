package dev.wanedit.wire.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadSourceTest {

    private static final int CHUNK = 64 * 1024;

    @TempDir
    private Path folder;

    @Test
    void read_fromEachPosition_returnsTheFileInChunks() throws IOException {
        byte[] content = new byte[CHUNK + 5];
        new Random(1).nextBytes(content);
        try (UploadSource source = UploadSource.open(file(content))) {
            assertThat(source.size()).isEqualTo(content.length);
            assertThat(source.read(0)).isEqualTo(Arrays.copyOf(content, CHUNK));
            assertThat(source.read(CHUNK)).isEqualTo(Arrays.copyOfRange(content, CHUNK, content.length));
            assertThat(source.read(content.length)).isEmpty();
        }
    }

    @Test
    void read_whenTheFileGrew_saysThatItChanged() throws IOException {
        Path file = file(new byte[] {1, 2, 3});
        try (UploadSource source = UploadSource.open(file)) {
            Files.write(file, new byte[] {4}, StandardOpenOption.APPEND);

            assertThatThrownBy(() -> source.read(0))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("The file " + file
                            + " changed while it was uploaded. Check clip.mp4 and submit the job again.");
        }
    }

    @Test
    void read_whenItIsClosed_saysThatTheFileCouldNotBeRead() throws IOException {
        UploadSource source = UploadSource.open(file(new byte[] {1, 2, 3}));
        source.close();

        assertThatThrownBy(() -> source.read(0))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("could not be read to its end");
    }

    @Test
    void open_ofWhatIsNoFileOrIsEmpty_saysSo() throws IOException {
        Path empty = file(new byte[0]);

        assertThatThrownBy(() -> UploadSource.open(folder)).hasMessageContaining("There is no file " + folder);
        assertThatThrownBy(() -> UploadSource.open(empty)).hasMessageContaining(empty + " is empty.");
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("clip.mp4"), content);
    }
}
