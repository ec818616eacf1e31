package dev.wanedit.engine.part;

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
    private static final String MOOV = "0000000a 6d6f6f76 abcd ";
    private static final String MDAT = "0000000b 6d646174 abcdef ";
    private static final String LONG_MDAT = "00000001 6d646174 0000000000000012 abcd ";
    private static final String FREE = "00000008 66726565 ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                FTYP + MOOV + MDAT,
                FTYP + FREE + LONG_MDAT + MOOV + FREE,
                FTYP + MOOV + "00000000 6d646174 ab", // the last box may reach to the end of the file
            })
    void holdFilm_whenMoovAndMdatAreWhole_isTrue(String hex) throws IOException {
        assertThat(holds(bytes(hex), true)).isTrue();
        assertThat(holds(bytes(hex), false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FTYP,
                FTYP + MOOV,
                FTYP + MDAT,
                FTYP + "00000000 6d646174 ab",
                FTYP + MOOV + "00000008 6d646174", // nothing in it
                FTYP + "00000008 6d6f6f76" + MDAT,
                FTYP + MOOV + "0000000f 6d646174 abcdef", // cut, as when the host's own copy was
                FTYP + MOOV + MDAT + "0000000f 6d646174 abcdef",
                FTYP + MOOV + "00000001 6d646174 ffffffffffffffff",
                FTYP + MOOV + "00000001 6d646174 7fffffffffffffff",
                FTYP + MOOV + "00000001 6d646174 0000000000000008",
                "",
            })
    void holdFilm_whenAPartIsMissing_isFalse(String hex) throws IOException {
        assertThat(holds(bytes(hex), true)).isFalse();
        assertThat(holds(bytes(hex), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "00000007 01020304", "ffffffff 00010203 04"})
    void holdFilm_whenNoBoxFollowsTheFilm_dependsOnWhetherItsLengthIsKnown(String rest) throws IOException {
        byte[] film = bytes(FTYP + MOOV + MDAT + rest);

        assertThat(holds(film, false)).isTrue();
        assertThat(holds(film, true)).isFalse();
    }

    @Test
    void holdFilm_whenTheFileIsCutAnywhere_isFalse() throws IOException {
        byte[] whole = bytes(FTYP + LONG_MDAT + MOOV);
        for (int length = 0; length < whole.length; length++) {
            for (boolean exactly : new boolean[] {true, false}) {
                assertThat(holds(Arrays.copyOf(whole, length), exactly))
                        .as("the first %d bytes", length)
                        .isFalse();
            }
        }
    }

    private boolean holds(byte[] content, boolean exactly) throws IOException {
        Path file = Files.write(folder.resolve("video.mp4"), content);
        try (FileChannel open = FileChannel.open(file)) {
            return Mp4Boxes.holdFilm(open, exactly);
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
