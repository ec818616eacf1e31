package dev.example.adapter;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.HttpMessageParser;

/** The client takes a head that is cut off for a whole one. This reads heads as the client does, and refuses such a head. */
final class WholeHeads {

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

    /** Notices the end. */
    private static final class Ended extends FilterInputStream {

        private boolean ended;

        Ended(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return noticed(super.read());
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return noticed(super.read(bytes, from, length));
        }

        private int noticed(int read) {
            ended |= read < 0;
            return read;
        }
    }
}
