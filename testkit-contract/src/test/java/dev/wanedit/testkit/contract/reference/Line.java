package dev.wanedit.testkit.contract.reference;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection, from the client's side: an HTTP/1.1 request out, an answer in. */
final class Line {

    private static final int LONGEST_HEAD = 64 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final boolean swallowsCutBodies;
    private int status;
    private Map<String, String> headers = Map.of();
    private long left;
    private boolean chunked;
    private boolean ended;
    private int besideTheBody;

    Line(Socket socket, boolean swallowsCutBodies) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.swallowsCutBodies = swallowsCutBodies;
    }

    OutputStream out() {
        return out;
    }

    int status() {
        return status;
    }

    /** By lower-case name. */
    Map<String, String> headers() {
        return headers;
    }

    /** Reads up to the end of the answer's head, past interim answers. */
    void readHead() throws IOException {
        do {
            String statusLine = line();
            if (!statusLine.matches("HTTP/1\\.[01] [1-9][0-9][0-9]( .*)?")) {
                throw new NoHttp();
            }
            status = Integer.parseInt(statusLine.substring(9, 12));
            headers = fields();
        } while (status < 200);
        chunked = headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked");
        left = chunked ? 0 : length();
        ended = status == 204 || status == 304 || (!chunked && left == 0);
    }

    private Map<String, String> fields() throws IOException {
        Map<String, String> fields = new TreeMap<>();
        for (String field = line(); !field.isEmpty(); field = line()) {
            int colon = field.indexOf(':');
            if (colon < 1) {
                throw new NoHttp();
            }
            fields.put(
                    field.substring(0, colon).toLowerCase(Locale.ROOT),
                    field.substring(colon + 1).trim());
        }
        return fields;
    }

    private long length() throws NoHttp {
        return headers.containsKey("content-length") ? number(headers.get("content-length"), 10) : Long.MAX_VALUE;
    }

    /** How much of the body, or of its chunk, is still to come; a great number if the head did not say it. */
    long left() {
        return left;
    }

    /** The next bytes of the body; -1 at its end. A body that ends before it should is an {@link EOFException}. */
    int read(byte[] into) throws IOException {
        if (!ended && chunked && left == 0) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = in.read(into, 0, (int) Math.min(into.length, left));
        besideTheBody = 0;
        if (count < 0) {
            return endOfConnection();
        }
        left -= left == Long.MAX_VALUE ? 0 : count;
        ended = !chunked && left == 0;
        if (chunked && left == 0) {
            line();
        }
        return count;
    }

    private int endOfConnection() throws EOFException {
        ended = true;
        if (left == Long.MAX_VALUE || swallowsCutBodies) {
            return -1;
        }
        throw new EOFException("the body is shorter than announced");
    }

    private void nextChunk() throws IOException {
        left = number(line().replaceFirst(";.*", "").trim(), 16);
        if (left == 0) {
            ended = true;
            while (!line().isEmpty()) {
                // trailers say nothing
            }
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended within the answer");
            }
            if (++besideTheBody > LONGEST_HEAD) {
                throw new NoHttp();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static long number(String text, int radix) throws NoHttp {
        if (!text.matches("[0-9a-fA-F]{1,15}")) {
            throw new NoHttp();
        }
        try {
            return Long.parseLong(text, radix);
        } catch (NumberFormatException e) {
            throw new NoHttp();
        }
    }

    /** The answer is not HTTP. Repeats nothing of it. */
    static final class NoHttp extends IOException {

        private static final long serialVersionUID = 1L;

        NoHttp() {
            super("no HTTP");
        }
    }
}
