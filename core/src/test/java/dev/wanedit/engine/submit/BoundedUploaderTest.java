package dev.wanedit.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.Script;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedUploaderTest {

    private static final MediaSource UPLOADED = new MediaSource.OssUrl(URI.create("oss://dir/a.mp4"));

    private final List<String> begun = new ArrayList<>();
    private final List<SingleSubject<MediaSource>> uploads = new ArrayList<>();
    private final MediaUploader bounded = new BoundedUploader((file, model, listener) -> {
        SingleSubject<MediaSource> upload = SingleSubject.create();
        begun.add(file.toString());
        uploads.add(upload);
        return upload;
    });

    @Test
    void upload_whenManyCome_beginsAFewAndTheOthersInTheirOrder() {
        IntStream.range(0, 7).forEach(this::upload);
        assertThat(begun).containsExactly("0", "1", "2", "3");

        uploads.get(2).onSuccess(UPLOADED);
        uploads.get(0).onError(Script.lost());

        assertThat(begun).containsExactly("0", "1", "2", "3", "4", "5");
    }

    @Test
    void upload_whenItEnds_givesWhatTheUploaderGave() {
        TestObserver<MediaSource> good = upload(0);
        TestObserver<MediaSource> bad = upload(1);

        uploads.get(0).onSuccess(UPLOADED);
        uploads.get(1).onError(Script.lost());

        good.assertResult(UPLOADED);
        bad.assertFailure(Script.lost().getClass());
    }

    @Test
    void upload_whenDisposedWhileItMoves_endsItAndLetsTheNextBegin() {
        List<TestObserver<MediaSource>> all =
                IntStream.range(0, 5).mapToObj(this::upload).toList();

        all.get(1).dispose();

        assertThat(uploads.get(1).hasObservers()).isFalse();
        assertThat(begun).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void upload_whenDisposedWhileItWaits_neverBegins() {
        List<TestObserver<MediaSource>> all =
                IntStream.range(0, 6).mapToObj(this::upload).toList();

        all.get(4).dispose();
        List.copyOf(uploads).forEach(upload -> upload.onSuccess(UPLOADED));

        assertThat(begun).containsExactly("0", "1", "2", "3", "5");
    }

    @Test
    void upload_whenNotSubscribed_takesNoPlace() {
        IntStream.range(0, 10).forEach(this::single);

        upload(99);

        assertThat(begun).containsExactly("99");
    }

    private TestObserver<MediaSource> upload(int number) {
        return single(number).test();
    }

    private Single<MediaSource> single(int number) {
        return bounded.upload(file(number), EditJob.MODEL, TransferListener.NONE);
    }

    private static MediaSource.LocalFile file(int number) {
        return new MediaSource.LocalFile(Path.of(String.valueOf(number)));
    }
}
