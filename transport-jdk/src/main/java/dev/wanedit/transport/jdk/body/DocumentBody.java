package dev.wanedit.transport.jdk.body;

import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.wire.request.CreateDocument;
import java.net.http.HttpRequest;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The document of a create request as a request's body: read at the speed of the connection; its length is known before
 * the request is sent.
 */
public final class DocumentBody implements Iterator<byte[]> {

    private final CreateDocument document;
    private final ExchangeCompletion<?> end;
    private long left;

    private DocumentBody(CreateDocument document, ExchangeCompletion<?> end) {
        this.document = document;
        this.end = end;
        this.left = document.length();
    }

    public static HttpRequest.BodyPublisher of(CreateDocument document, ExchangeCompletion<?> end) {
        end.atEnd(document::close);
        HttpRequest.BodyPublisher parts =
                HttpRequest.BodyPublishers.ofByteArrays(() -> new DocumentBody(document, end));
        return new OneShotBody(HttpRequest.BodyPublishers.fromPublisher(parts, document.length()));
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public byte[] next() {
        if (left == 0) {
            throw new NoSuchElementException();
        }
        try {
            byte[] part = document.next();
            left -= part.length;
            return part;
        } catch (WanEditException e) {
            // Reported before the JDK's client can replace it by a fault of the connection.
            end.fail(e);
            throw e;
        }
    }
}
