package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", " GZIP "})
    void decode_whenPacked_unpacksUpToTheLimit(String coding) throws IOException {
        assertThat(ContentCoding.decode(coding, packed(10), 10)).hasSize(10);
        byte[] tooMuch = packed(11);
        assertThatThrownBy(() -> ContentCoding.decode(coding, tooMuch, 10)).hasMessageContaining("10 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity"})
    void decode_whenPlain_givesTheSame(String coding) throws IOException {
        byte[] body = {1, 2, 3};

        assertThat(ContentCoding.decode(coding, body, 10)).isSameAs(body);
    }

    @Test
    void decode_whenUnknown_fails() {
        assertThatThrownBy(() -> ContentCoding.decode("br", new byte[1], 10)).isInstanceOf(IOException.class);
    }

    private static byte[] packed(int length) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[length]);
        }
        return packed.toByteArray();
    }
}
