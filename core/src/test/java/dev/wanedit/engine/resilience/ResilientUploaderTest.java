package dev.wanedit.engine.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.Script;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResilientUploaderTest {

    private static final MediaSource UPLOADED = new MediaSource.OssUrl(URI.create("oss://dir/a.mp4"));
    private static final WanEditException EXPIRED =
            new UploadRefusedException("Policy expired.", new ErrorContext(null, null, null, 403, "AccessDenied"));

    private final TestScheduler timer = new TestScheduler();

    static Stream<WanEditException> faultsThatStay() {
        return Stream.of(
                new AuthenticationException("Key.", ErrorContext.NONE),
                new PermissionException("No.", new ErrorContext(null, null, null, 403, "AccessDenied")),
                new StorageException("Gone.", ErrorContext.NONE, "", null));
    }

    static Stream<WanEditException> faultsThatMayPass() {
        return Stream.of(Script.lost(), Script.refused(), Script.unavailable(), Script.throttled(null));
    }

    @Test
    void upload_whenItsPolicyExpired_isDoneOnceMoreAtOnce() {
        Script<MediaSource> script = Script.of(timer, EXPIRED, UPLOADED);

        upload(script).assertResult(UPLOADED);

        assertThat(script.count()).isEqualTo(2);
    }

    @Test
    void upload_whenRefusedASecondTime_tellsIt() {
        Script<MediaSource> script = Script.of(timer, EXPIRED, EXPIRED, UPLOADED);

        upload(script).assertError(EXPIRED);

        assertThat(script.count()).isEqualTo(2);
    }

    @Test
    void upload_whenRefusedAgainAfterAFaultThatPassed_tellsIt() {
        Script<MediaSource> script = Script.of(timer, Script.lost(), EXPIRED, Script.lost(), EXPIRED, UPLOADED);

        TestObserver<MediaSource> observer = upload(script);
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        observer.assertError(EXPIRED);
        assertThat(script.count()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("faultsThatMayPass")
    void upload_whenAFaultMayPass_isRepeatedLater(WanEditException fault) {
        Script<MediaSource> script = Script.of(timer, fault, fault, UPLOADED);

        TestObserver<MediaSource> observer = upload(script);
        observer.assertNotComplete();
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        observer.assertResult(UPLOADED);
    }

    @Test
    void upload_whenAnUploaderOfTheApplicationBreaksOff_isRepeatedAndThenALostConnection() {
        IOException broken = new IOException("reset");
        Script<MediaSource> script = Script.of(timer, broken);

        TestObserver<MediaSource> observer = upload(script);
        timer.advanceTimeBy(10, TimeUnit.MINUTES);

        observer.assertError(fault -> fault instanceof TransportException lost
                && lost.kind() == TransportException.Kind.CONNECTION_LOST
                && lost.getMessage().contains("a.mp4")
                && lost.getCause() == broken);
        assertThat(script.count()).isEqualTo(RetryPolicy.READS.maxAttempts());
    }

    @ParameterizedTest
    @MethodSource("faultsThatStay")
    void upload_whenTheServiceOrTheDiskRefuses_isNotRepeated(WanEditException fault) {
        Script<MediaSource> script = Script.of(timer, fault, UPLOADED);

        upload(script).assertError(fault);

        assertThat(script.count()).isEqualTo(1);
    }

    /** When two uploads of a job fail, the first fault cancels the other upload, whose own fault may be on its way. */
    @Test
    void upload_whenItIsCanceledWhileItFails_printsNoFault() throws Exception {
        List<Throwable> undeliverable = new CopyOnWriteArrayList<>();
        RxJavaPlugins.setErrorHandler(undeliverable::add);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < 5_000; i++) {
                SingleSubject<MediaSource> exchange = SingleSubject.create();
                Disposable upload = upload(exchange);
                Phaser both = new Phaser(2);
                Future<?> failed = other.submit(() -> {
                    both.arriveAndAwaitAdvance();
                    exchange.onError(faultsThatStay().findFirst().orElseThrow());
                });
                both.arriveAndAwaitAdvance();
                for (int turns = i % 200; turns > 0; turns--) {
                    Thread.onSpinWait();
                }
                upload.dispose();
                failed.get();
            }
        } finally {
            other.shutdownNow();
            RxJavaPlugins.setErrorHandler(null);
        }
        assertThat(undeliverable).isEmpty();
    }

    private TestObserver<MediaSource> upload(Script<MediaSource> script) {
        return upload(script.play());
    }

    private TestObserver<MediaSource> upload(Single<MediaSource> exchange) {
        return new ResilientUploader(
                        (file, model, listener) -> exchange, JobListener.NONE, timer, CompletableSubject.create())
                .upload(new MediaSource.LocalFile(Path.of("a.mp4")), EditJob.MODEL, TransferListener.NONE)
                .test();
    }
}
