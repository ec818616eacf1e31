package dev.wanedit.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /** The example of FIPS 180-2. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void of_whenTheBytesAreTheSame_isTheSame() throws IOException {
        byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);

        assertThat(Sha256.of("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.of(bytes)).isEqualTo(OF_ABC);
        assertThat(Sha256.of(new ByteArrayInputStream(bytes))).isEqualTo(OF_ABC);
    }

    @Test
    void of_whenTheStreamIsLongerThanAPiece_isOfAllOfIt() throws IOException {
        byte[] large = new byte[200_001];

        assertThat(Sha256.of(new ByteArrayInputStream(large))).isEqualTo(Sha256.of(large));
    }
}
