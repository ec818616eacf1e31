package dev.wanedit.testkit.http;

import java.io.IOException;

/** Reads request line and header fields. */
final class HeadReader {

    private static final int MOST_FIELDS = 500;

    private final ByteSource source;
    private final long connectionId;
    private final boolean tls;

    HeadReader(ByteSource source, long connectionId, boolean tls) {
        this.source = source;
        this.connectionId = connectionId;
        this.tls = tls;
    }

    Head read() throws IOException {
        String[] line = source.line().split(" ");
        if (line.length != 3 || !line[2].startsWith("HTTP/1.")) {
            throw new MalformedRequest("not a request line");
        }
        String target = originForm(line[1]);
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new Head(line[0], path, query, fields(line[2]), connectionId, tls);
    }

    private Headers fields(String version) throws IOException {
        // HTTP/1.0 closes the connection by default. This is added as a field, so other code need not know versions.
        Headers headers = version.equals("HTTP/1.0") ? Headers.of("Connection", "close") : Headers.none();
        for (int i = 0; i < MOST_FIELDS; i++) {
            String line = source.line();
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new MalformedRequest("a header line without a colon");
            }
            headers = headers.with(
                    line.substring(0, colon), line.substring(colon + 1).strip());
        }
        throw new MalformedRequest("more than " + MOST_FIELDS + " header fields");
    }

    private static String originForm(String target) {
        int scheme = target.indexOf("://");
        if (target.startsWith("/") || scheme < 0) {
            return target;
        }
        int slash = target.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : target.substring(slash);
    }
}
