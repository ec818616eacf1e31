package dev.example.adapter;

import dev.wanedit.task.TaskId;
import dev.wanedit.wire.HttpAnswer;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** An answer whose head was read. */
record Answer(ClassicHttpResponse response) {

    int status() {
        return response.getCode();
    }

    /** The first value of a header; null if there is none. */
    String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** The body; empty if there is none. */
    InputStream body() throws IOException {
        return response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
    }

    /** Reads the body whole, up to the bound. */
    HttpAnswer whole(TaskId about) throws IOException {
        long announced = response.getEntity() == null ? 0 : response.getEntity().getContentLength();
        byte[] bytes;
        if (announced >= 0 && announced <= HttpAnswer.MAX_BODY_BYTES) {
            // Without a copy: sixteen long answers may come at once.
            bytes = new byte[(int) announced];
            body().readNBytes(bytes, 0, bytes.length);
        } else {
            bytes = body().readNBytes(HttpAnswer.MAX_BODY_BYTES + 1);
        }
        if (bytes.length > HttpAnswer.MAX_BODY_BYTES) {
            throw HttpAnswer.tooLong(status(), about);
        }
        return HttpAnswer.of(status(), this::header, bytes, about);
    }

    /** Reads an answer. */
    @FunctionalInterface
    interface Reader<R> {

        R read(Answer answer) throws IOException;
    }
}
