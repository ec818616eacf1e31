package dev.wanedit.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.event.JobListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.task.JobKey;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaDeliveryTest {

    private static final EditJob JOB = EditJob.builder()
            .video(Path.of("clip.mp4"))
            .reference(Path.of("reference.png"))
            .prompt("Make it snow")
            .build();

    private final List<SingleObserver<? super MediaSource>> uploads = new ArrayList<>();
    private final List<Throwable> undeliverable = new CopyOnWriteArrayList<>();
    private final MediaDelivery delivery = new MediaDelivery(
            (file, model, listener) -> new Upload(), new StepTimer(new JobListener() {}, new TestScheduler()));

    @BeforeEach
    void watch() {
        RxJavaPlugins.setErrorHandler(undeliverable::add);
    }

    @AfterEach
    void restore() {
        RxJavaPlugins.setErrorHandler(null);
    }

    @Test
    void delivered_whenBothUploadsFail_failsWithTheFirstFaultAndPrintsNone() {
        TestObserver<EditJob> delivered = delivered();

        uploads.get(0).onError(refused("the first"));
        uploads.get(1).onError(refused("the second"));

        delivered.assertError(fault -> fault.getMessage().contains("the first"));
        assertThat(undeliverable).isEmpty();
    }

    @Test
    void delivered_whenBothUploadsEnd_namesTheirUrls() {
        MediaSource clip = MediaSource.parse("oss://clip");
        MediaSource reference = MediaSource.parse("oss://reference");
        TestObserver<EditJob> delivered = delivered();

        uploads.get(1).onSuccess(reference);
        uploads.get(0).onSuccess(clip);

        delivered.assertValue(job -> job.media().equals(List.of(clip, reference)));
    }

    private TestObserver<EditJob> delivered() {
        return delivery.delivered(new JobKey("order 17"), JOB, (done, total) -> {})
                .test();
    }

    private static TransportException refused(String which) {
        return new TransportException(
                TransportException.Kind.PROXY_REFUSED,
                TransportException.Delivery.NOT_SENT,
                "The proxy refused " + which + ".",
                ErrorContext.NONE,
                null);
    }

    /** It ends when the test says so, also after it was canceled: its fault was on its way. */
    private final class Upload extends Single<MediaSource> {
        @Override
        protected void subscribeActual(SingleObserver<? super MediaSource> observer) {
            observer.onSubscribe(Disposable.empty());
            uploads.add(observer);
        }
    }
}
