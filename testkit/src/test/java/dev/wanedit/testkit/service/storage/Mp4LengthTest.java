package dev.wanedit.testkit.service.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Mp4LengthTest {

    @Test
    void seconds_whenItIsTheClip_areTwo() {
        assertThat(Mp4Length.seconds(Clip.bytes())).hasValue(2.0);
    }

    @Test
    void seconds_whenTheHeaderIsWide_areReadFromItsWideFields() {
        byte[] header = ByteBuffer.allocate(36)
                .put((byte) 1)
                .putInt(20, 600)
                .putLong(24, 3024)
                .array();

        assertThat(Mp4Length.seconds(box("moov", box("mvhd", header)))).hasValue(5.04);
    }

    @Test
    void seconds_whenTheBytesAreNoVideo_areNone() {
        assertThat(Mp4Length.seconds(new byte[0])).isEmpty();
        assertThat(Mp4Length.seconds("hello, this is a text".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(Mp4Length.seconds(box("moov", box("mvhd", new byte[100])))).isEmpty();
        byte[] clip = Clip.bytes();
        for (int length = 0; length < clip.length; length += 97) {
            Mp4Length.seconds(Arrays.copyOf(clip, length));
        }
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }
}
