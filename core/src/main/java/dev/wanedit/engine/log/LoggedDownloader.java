package dev.wanedit.engine.log;

import dev.wanedit.engine.log.ExchangeLog.Answer;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** Logs downloads: with the path of the URL, never with its signature. */
final class LoggedDownloader implements ResultDownloader {

    private static final String WHOLE = "200";
    private static final String PART = "206";

    private final ResultDownloader downloads;
    private final ExchangeLog log;
    private final Map<Object, Integer> failures = ExchangeLog.failures();

    LoggedDownloader(ResultDownloader downloads, ExchangeLog log) {
        this.downloads = downloads;
        this.log = log;
    }

    @Override
    public Completable download(ResultRequest request, ResultSink sink) {
        String path = request.url().getHost() + request.url().getRawPath();
        return Single.defer(() -> {
                    HeadOf heard = new HeadOf(sink);
                    Single<HeadOf> exchange = downloads.download(request, heard).toSingleDefault(heard);
                    return log.logged(
                            () -> "GET " + path,
                            failures,
                            request.taskId(),
                            exchange,
                            head -> new Answer(head.status, null));
                })
                .ignoreElement();
    }

    /** Keeps the head of the answer. The status was 206 exactly if the answer starts after the first byte. */
    private static final class HeadOf implements ResultSink {

        private final ResultSink sink;
        private volatile String status = WHOLE;

        HeadOf(ResultSink sink) {
            this.sink = sink;
        }

        @Override
        public void begin(ResultHead head) throws IOException {
            status = head.offset() > 0 ? PART : WHOLE;
            sink.begin(head);
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            sink.write(bytes);
        }
    }
}
