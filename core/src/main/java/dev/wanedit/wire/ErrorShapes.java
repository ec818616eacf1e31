package dev.wanedit.wire;

import dev.wanedit.wire.body.ErrorBody;
import dev.wanedit.wire.body.ErrorTextBody;
import dev.wanedit.wire.body.PlainErrorBody;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an error in each known shape: the service's own; with a gateway's object in {@code error}; with a string in
 * {@code error}; with something else in {@code error}. The parts that can be read are kept even if others cannot.
 */
final class ErrorShapes {

    private final JsonCodec json;

    ErrorShapes(JsonCodec json) {
        this.json = json;
    }

    /** @throws IOException or any unchecked exception of the codec if the bytes have none of these shapes */
    @Nullable
    ErrorBody read(byte[] bytes) throws IOException {
        try {
            return json.decode(ErrorBody.class, bytes);
        } catch (IOException | RuntimeException e) {
            return withText(bytes);
        }
    }

    private @Nullable ErrorBody withText(byte[] bytes) throws IOException {
        try {
            ErrorTextBody body = json.decode(ErrorTextBody.class, bytes);
            return body == null ? null : body.usual();
        } catch (IOException | RuntimeException e) {
            PlainErrorBody body = json.decode(PlainErrorBody.class, bytes);
            return body == null ? null : body.usual();
        }
    }
}
