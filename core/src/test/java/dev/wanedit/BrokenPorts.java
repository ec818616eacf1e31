package dev.wanedit;

import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableObserver;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Ports that work, except one call, which throws an error that RxJava does not pass to subscribers. */
final class BrokenPorts {

    static final TaskId TASK = new TaskId("t-1");
    static final byte[] RESULT =
            "\0\0\0\u000cftypisom\0\0\0\u000bmoovhow\0\0\0\u000cmdatfilm".getBytes(StandardCharsets.ISO_8859_1);

    /** When the error comes, of a call that gives something to subscribe to. */
    enum Moment {
        CALLED,
        SUBSCRIBED,
        SIGNALLED
    }

    private final String broken;
    private final Moment moment;
    private final Error error;

    /** @param broken the name of the method */
    BrokenPorts(String broken, Moment moment, Error error) {
        this.broken = broken;
        this.moment = moment;
        this.error = error;
    }

    VideoEditClientBuilder client() {
        return new VideoEditClientBuilder(new ConfigLookup(name -> null, name -> null))
                .apiKey("sk-test")
                .timer(new HurriedTime(100))
                .closeTimeout(Duration.ofMillis(1))
                .polling(new Polling(Duration.ZERO, Duration.ofSeconds(1)))
                .jobStore(broken(JobStore.class, new MemoryJobStore()))
                .mediaProbe(broken(MediaProbe.class, new NothingFound()))
                .transport(new Provider(new Ports(
                        broken(TaskApi.class, new Tasks()),
                        broken(MediaUploader.class, BrokenPorts::upload),
                        broken(ResultDownloader.class, BrokenPorts::download))));
    }

    private <T> T broken(Class<T> port, T working) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, args) -> method.getName().equals(broken) ? fail(method) : call(working, method, args)));
    }

    private Object fail(Method method) {
        boolean single = method.getReturnType() == Single.class;
        if (moment == Moment.CALLED || !(single || method.getReturnType() == Completable.class)) {
            throw error;
        }
        if (moment == Moment.SIGNALLED) {
            return single ? Single.error(error) : Completable.error(error);
        }
        return single ? new ThrowingSingle() : new ThrowingCompletable();
    }

    private static Object call(Object working, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(working, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener) {
        listener.onProgress(1, 1);
        return Single.just(MediaSource.url(URI.create("https://example.com/uploaded.mp4")));
    }

    private static Completable download(ResultRequest request, ResultSink sink) {
        return Completable.fromAction(() -> {
                    sink.begin(new ResultHead(0, RESULT.length, "video/mp4", "etag"));
                    sink.write(ByteBuffer.wrap(RESULT));
                })
                .subscribeOn(Schedulers.io());
    }

    private record Ports(TaskApi tasks, MediaUploader uploads, ResultDownloader downloads) implements Transport {
        @Override
        public void close() {}
    }

    private record Provider(Transport transport) implements TransportProvider {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Transport open(TransportConfig config) {
            return transport;
        }
    }

    private static final class Tasks implements TaskApi {

        @Override
        public Single<TaskSnapshot> create(EditJob job) {
            return Single.just(TaskSnapshot.of(TASK, TaskStatus.PENDING)).observeOn(Schedulers.io());
        }

        @Override
        public Single<TaskSnapshot> query(TaskId taskId) {
            EditResult result = new EditResult(URI.create("https://example.com/result.mp4"), null);
            return Single.just(new TaskSnapshot(
                    TASK, TaskStatus.SUCCEEDED, "SUCCEEDED", null, null, null, null, null, result, null));
        }

        @Override
        public Single<TaskPage> list(TaskFilter filter) {
            return Single.just(new TaskPage(List.of(), 1, 10, 0, 0));
        }

        @Override
        public Completable cancel(TaskId taskId) {
            return Completable.complete();
        }
    }

    private static final class NothingFound implements MediaProbe {
        @Override
        public MediaFacts probe(SeekableByteChannel media) {
            return MediaFacts.of(MediaFormat.MP4);
        }
    }

    private final class ThrowingSingle extends Single<Object> {
        @Override
        protected void subscribeActual(SingleObserver<? super Object> observer) {
            throw error;
        }
    }

    private final class ThrowingCompletable extends Completable {
        @Override
        protected void subscribeActual(CompletableObserver observer) {
            throw error;
        }
    }
}
