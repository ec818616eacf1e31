package dev.wanedit.engine.download;

import static org.mockito.Mockito.mock;

import dev.wanedit.Script;
import dev.wanedit.engine.recording.ResultRecorder;
import dev.wanedit.engine.resilience.Retries;
import dev.wanedit.engine.resilience.RetryPolicy;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.PermissionException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import dev.wanedit.port.TaskApi;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.settings.ResultLimits;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A process that downloads a task's result from a host with scripted answers. */
public final class DownloadRig {

    /** Records nothing, and never fails. */
    public static final ResultRecorder NO_RECORDS = new ResultRecorder() {
        @Override
        public Completable before(TaskId taskId, ArchivedFile file) {
            return Completable.complete();
        }

        @Override
        public Completable after(TaskId taskId, ArchivedFile file) {
            return Completable.complete();
        }
    };

    public static final TaskId TASK = new TaskId("t-1");
    public static final byte[] VIDEO =
            "\0\0\0\u000cftypisom\0\0\0\u000bmoovhow\0\0\0\u000cmdatfilm".getBytes(StandardCharsets.ISO_8859_1);
    public static final int LENGTH = VIDEO.length;
    public static final String ETAG = "\"v1\"";

    public final TestScheduler timer = new TestScheduler();
    public final TaskApi tasks = mock(TaskApi.class);
    public final FakeHost host = new FakeHost();
    public final List<TaskId> home = new ArrayList<>();
    public final RetryingDownloader downloader;
    int attempts;

    /** How far the time of day is ahead of the timer, which begins in 1970. */
    Duration ahead = Duration.ZERO;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(timer.now(TimeUnit.MILLISECONDS)).plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    public DownloadRig() {
        this(NO_RECORDS);
    }

    public DownloadRig(ResultRecorder landing) {
        this(landing, ResultLimits.DEFAULT, file -> FreeSpace.UNKNOWN);
    }

    public DownloadRig(ResultRecorder landing, ResultLimits limits, FreeSpace space) {
        this(landing, limits, space, rig -> rig.host);
    }

    public DownloadRig(
            ResultRecorder landing,
            ResultLimits limits,
            FreeSpace space,
            Function<DownloadRig, ResultDownloader> downloads) {
        downloader = new RetryingDownloader(
                tasks,
                new LimitedDownloader(downloads.apply(this), limits, timer, space),
                4,
                Retries.ofReads(
                        Operation.DOWNLOAD, RetryPolicy.DOWNLOADS, JobListener.NONE, timer, Completable.never()),
                Schedulers.trampoline(),
                landing,
                home::add,
                clock);
    }

    /** Downloads to this file, with all the time that it takes. */
    public TestObserver<EditedVideo> fetch(Path file) {
        return fetch(Target.of(file), TransferListener.NONE);
    }

    public TestObserver<EditedVideo> fetch(Target target, TransferListener listener) {
        return run(downloader.fetch(succeeded("a"), target, listener));
    }

    public TestObserver<EditedVideo> run(Single<EditedVideo> fetch) {
        var observer = fetch.test();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);
        return observer;
    }

    /** Downloads the first bytes, then the line is cut and the process gives up. */
    void stopAfter(int bytes, Path file) {
        host.next(sink -> {
            send(sink, 0, head(bytes), LENGTH);
            throw Script.lost();
        });
        downloader
                .fetch(succeeded("a"), Target.of(file), TransferListener.NONE)
                .test()
                .dispose();
    }

    public static TaskSnapshot succeeded(String signature) {
        URI url = URI.create("https://results.example.com/r.mp4?Signature=" + signature);
        return new TaskSnapshot(
                TASK, TaskStatus.SUCCEEDED, "SUCCEEDED", null, null, null, null, null, new EditResult(url, null), null);
    }

    static PermissionException forbidden() {
        return new PermissionException("No.", new ErrorContext(null, TASK, null, 403, "AccessDenied"));
    }

    public static byte[] head(int length) {
        return Arrays.copyOf(VIDEO, length);
    }

    static byte[] tail(int from) {
        return Arrays.copyOfRange(VIDEO, from, LENGTH);
    }

    public static void send(ResultSink sink, long offset, byte[] bytes, long total) throws IOException {
        sink.begin(new ResultHead(offset, total, "video/mp4", ETAG));
        sink.write(ByteBuffer.wrap(bytes));
    }
}
