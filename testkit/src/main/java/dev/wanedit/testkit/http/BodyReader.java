package dev.wanedit.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads a body of fixed length or of chunks. After a failure the bytes that have come so far are available. */
final class BodyReader {

    private static final long LARGEST = 256L * 1024 * 1024;

    private final ByteSource source;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    BodyReader(ByteSource source) {
        this.source = source;
    }

    static boolean announced(Headers headers) {
        return headers.hasToken("Transfer-Encoding", "chunked")
                || !headers.first("Content-Length").orElse("0").equals("0");
    }

    byte[] read(Headers headers) throws IOException {
        if (headers.hasToken("Transfer-Encoding", "chunked")) {
            readChunks();
        } else {
            take(number(headers.first("Content-Length").orElse("0"), 10));
        }
        return body.toByteArray();
    }

    byte[] soFar() {
        return body.toByteArray();
    }

    private void readChunks() throws IOException {
        long size = chunkSize();
        while (size > 0) {
            take(size);
            source.line();
            size = chunkSize();
        }
        while (!source.line().isEmpty()) {
            // the service does not need trailer fields
        }
    }

    private long chunkSize() throws IOException {
        String line = source.line();
        int extension = line.indexOf(';');
        return number((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    }

    private void take(long count) throws IOException {
        if (body.size() + count > LARGEST) {
            throw new MalformedRequest("a body of over " + LARGEST + " bytes");
        }
        source.copy(count, body);
    }

    private static long number(String text, int radix) throws MalformedRequest {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException fallThrough) {
            // reported below, like a negative number
        }
        throw new MalformedRequest("a length that is no number");
    }
}
