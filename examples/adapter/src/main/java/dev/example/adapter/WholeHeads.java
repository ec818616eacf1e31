package dev.example.adapter;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.HttpMessageParser;

/**
 * Reads heads as the client does, and refuses two that it takes: one that is cut off, and one with a folded header that
 * has no end, which would fill the memory.
 */
final class WholeHeads {

    private static final int LONGEST_HEAD = 256 * 1024;

    private WholeHeads() {}

    static HttpMessageParser<ClassicHttpResponse> parser(Http1Config config) {
        HttpMessageParser<ClassicHttpResponse> parser = DefaultHttpResponseParserFactory.INSTANCE.create(config);
        return (buffer, in) -> {
            Ended noticing = new Ended(in);
            try {
                ClassicHttpResponse head = parser.parse(buffer, noticing);
                if (!noticing.ended) {
                    return head;
                }
            } catch (HttpException e) {
                if (!noticing.ended) {
                    throw e;
                }
            }
            throw new ConnectionClosedException("The head of the answer is cut off");
        };
    }

    /** Notices the end, and counts. */
    private static final class Ended extends FilterInputStream {

        private boolean ended;
        private int count;

        Ended(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            noticed(read < 0 ? read : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return noticed(super.read(bytes, from, length));
        }

        private int noticed(int read) throws IOException {
            ended |= read < 0;
            count += Math.max(0, read);
            if (count > LONGEST_HEAD) {
                throw new MessageConstraintException("The head of the answer is too long");
            }
            return read;
        }
    }
}
