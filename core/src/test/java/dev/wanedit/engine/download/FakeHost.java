package dev.wanedit.engine.download;

import dev.wanedit.Script;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A result's host that plays one answer for each request; the last set by {@code always} again and again. */
public final class FakeHost implements ResultDownloader {

    public final List<ResultRequest> requests = new ArrayList<>();

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<CompletableSubject> held = new ArrayList<>();
    private Supplier<Completable> ends = Completable::complete;
    private Answer last = (request, sink) -> {
        throw Script.lost();
    };

    public void next(Sending answer) {
        answers.add((request, sink) -> answer.into(sink));
    }

    public void always(Sending answer) {
        last = (request, sink) -> answer.into(sink);
    }

    /** Keeps ranges as hosts do: only of the very bytes that the request knows. */
    public void serves(byte[] content, @Nullable String etag) {
        last = (request, sink) -> {
            boolean kept = request.offset() > 0 && etag != null && etag.equals(request.etag());
            int from = kept ? (int) request.offset() : 0;
            sink.begin(new ResultHead(from, content.length, "video/mp4", etag));
            sink.write(ByteBuffer.wrap(Arrays.copyOfRange(content, from, content.length)));
        };
    }

    /** Sends all and does not end; gives the exchanges, so that a test ends them. */
    List<CompletableSubject> holds(byte[] content) {
        always(sink -> {
            sink.begin(new ResultHead(0, content.length, "video/mp4", DownloadRig.ETAG));
            sink.write(ByteBuffer.wrap(content));
        });
        ends = () -> {
            held.add(CompletableSubject.create());
            return held.get(held.size() - 1);
        };
        return held;
    }

    @Override
    public Completable download(ResultRequest request, ResultSink sink) {
        return Completable.create(exchange -> {
                    try {
                        requests.add(request);
                        Answer answer = answers.isEmpty() ? last : answers.remove();
                        answer.to(request, sink);
                        exchange.onComplete();
                    } catch (IOException | RuntimeException e) {
                        exchange.tryOnError(e); // Not if it was canceled.
                    }
                })
                .andThen(Completable.defer(ends::get));
    }

    /** Sends bytes, or throws instead of going on. */
    public interface Sending {
        void into(ResultSink sink) throws IOException;
    }

    private interface Answer {
        void to(ResultRequest request, ResultSink sink) throws IOException;
    }
}
