package dev.example.adapter;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Reads past interim answers, but not past endless ones, and not past a switch to another protocol. */
final class FinalAnswers extends HttpRequestExecutor {

    private static final int MOST_INTERIM = 50;

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback callback,
            HttpContext context)
            throws IOException, HttpException {
        int[] seen = {0};
        return super.execute(
                request,
                connection,
                (interim, link, same) -> {
                    seen[0]++;
                    if (interim.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS || seen[0] > MOST_INTERIM) {
                        throw new ProtocolException("No final answer.");
                    }
                },
                context);
    }
}
