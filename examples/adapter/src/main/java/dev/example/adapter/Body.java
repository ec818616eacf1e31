package dev.example.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A body that is written piece by piece, once. Its length is known before. */
final class Body extends AbstractHttpEntity {

    private final long length;
    private final Writer writer;

    Body(String contentType, long length, Writer writer) {
        super(contentType, null, false);
        this.length = length;
        this.writer = writer;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        writer.writeTo(out);
    }

    @Override
    public long getContentLength() {
        return length;
    }

    /** So that no part of the client sends it again. */
    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("It is written, not read.");
    }

    @Override
    public void close() {
        // Nothing is open between two writes.
    }

    /** Writes it. */
    @FunctionalInterface
    interface Writer {

        void writeTo(OutputStream out) throws IOException;
    }
}
