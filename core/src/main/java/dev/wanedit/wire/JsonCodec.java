package dev.wanedit.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Binds the records of this package to JSON; each HTTP adapter has its own. */
public interface JsonCodec {

    /**
     * Reads a whole document.
     *
     * @return the record, null for the literal {@code null}
     * @throws IOException or any unchecked exception if the bytes are not JSON or do not fit the type
     */
    <T> @Nullable T decode(Class<T> type, byte[] json) throws IOException;

    /**
     * Writes a record; null components are left out. The members of a component that is a map are written in the place of
     * the component, beside the others.
     */
    <T> byte[] encode(Class<T> type, T value);
}
