package dev.wanedit.crash;

import dev.wanedit.testkit.FakeDashScope;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Videos that can be played and differ from each other. */
final class Videos {

    private Videos() {}

    /** The bundled clip with a box of noise behind it, which players skip. */
    static byte[] of(int number, int noise) {
        byte[] box = new byte[noise];
        new Random(number).nextBytes(box);
        ByteArrayOutputStream video = new ByteArrayOutputStream();
        video.writeBytes(FakeDashScope.clip());
        video.writeBytes(ByteBuffer.allocate(4).putInt(8 + noise).array());
        video.writeBytes("free".getBytes(StandardCharsets.US_ASCII));
        video.writeBytes(box);
        return video.toByteArray();
    }
}
