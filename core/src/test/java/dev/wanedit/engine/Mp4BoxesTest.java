package dev.wanedit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mp4BoxesTest {

    private static final String FTYP = "0000000c 66747970 69736f6d ";
    private static final String MOOV = "00000008 6d6f6f76 ";
    private static final String LONG_MDAT = "00000001 6d646174 0000000000000012 abcd ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                FTYP,
                FTYP + MOOV,
                FTYP + LONG_MDAT + MOOV,
                FTYP + "00000000 6d646174 ab", // the last box may reach to the end of the file
            })
    void fill_whenTheLastBoxEndsWithTheFile_isTrue(String hex) throws IOException {
        assertThat(fill(bytes(hex))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FTYP + "00000007 6d6f6f76", // too small to be a box
                FTYP + "00000001 6d646174 ffffffffffffffff",
                FTYP + "00000001 6d646174 7fffffffffffffff",
            })
    void fill_whenASizeIsNone_isFalse(String hex) throws IOException {
        assertThat(fill(bytes(hex))).isFalse();
    }

    @Test
    void fill_whenTheFileIsCutAnywhereInABox_isFalse() throws IOException {
        byte[] whole = bytes(FTYP + LONG_MDAT + MOOV);
        for (int length = 1; length < whole.length; length++) {
            boolean between = length == 12 || length == 12 + 18;
            assertThat(fill(Arrays.copyOf(whole, length)))
                    .as("the first %d bytes", length)
                    .isEqualTo(between);
        }
    }

    private boolean fill(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("video.mp4"), content);
        try (FileChannel open = FileChannel.open(file)) {
            return Mp4Boxes.fill(open);
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
