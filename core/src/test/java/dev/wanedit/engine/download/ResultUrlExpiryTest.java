package dev.wanedit.engine.download;

import static dev.wanedit.engine.download.DownloadRig.LENGTH;
import static dev.wanedit.engine.download.DownloadRig.TASK;
import static dev.wanedit.engine.download.DownloadRig.VIDEO;
import static dev.wanedit.engine.download.DownloadRig.forbidden;
import static dev.wanedit.engine.download.DownloadRig.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A URL that has expired by its own word, and clocks that are wrong about it. The time of day begins in 1970. */
class ResultUrlExpiryTest {

    private final DownloadRig rig = new DownloadRig();

    @TempDir
    private Path folder;

    @Test
    void fetch_whenTheUrlExpiredWhileItWaited_getsANewOneByOneQueryAndNoRefusedRequest() {
        List<CompletableSubject> held = rig.host.holds(VIDEO);
        for (int i = 0; i < 4; i++) {
            fetch("Expires=86400", i);
        }
        TestObserver<EditedVideo> waiting = fetch("Expires=600&Signature=old", 4);
        when(rig.tasks.query(TASK)).thenReturn(Single.just(succeeded("Expires=86400&Signature=new")));
        rig.ahead = Duration.ofMinutes(9);

        for (int i = 0; i < 5; i++) {
            held.get(i).onComplete();
        }

        waiting.assertValueCount(1);
        assertThat(queries()).hasSize(5).endsWith("Expires=86400&Signature=new");
        verify(rig.tasks, times(1)).query(TASK);
    }

    @Test
    void fetch_whenTheUrlIsStillGood_sendsNoQuery() {
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        fetch("Signature=a&Expires=61", 0).assertValueCount(1);

        verify(rig.tasks, never()).query(any());
    }

    /** The clock is ahead, so each URL seems to have expired. */
    @Test
    void fetch_whenTheUrlCameExpired_usesItWithoutAQuery() {
        rig.ahead = Duration.ofDays(365);
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));

        fetch("Expires=86400", 0).assertValueCount(1);

        verify(rig.tasks, never()).query(any());
    }

    @Test
    void fetch_whenAnOldSnapshotHasAnExpiredUrl_getsANewOneBeforeTheFirstRequest() {
        rig.ahead = Duration.ofDays(1);
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));
        when(rig.tasks.query(TASK)).thenReturn(Single.just(succeeded("Expires=172800&Signature=new")));

        rig.downloader
                .fetch(succeeded("Expires=86400"), false, target(0), TransferListener.NONE)
                .test()
                .assertValueCount(1);

        assertThat(queries()).containsExactly("Expires=172800&Signature=new");
        verify(rig.tasks, times(1)).query(TASK);
    }

    @Test
    void fetch_whenTheClockJumpsAndTheQueryFails_usesTheUrlThatItHas() {
        failsOnceThenServes();
        when(rig.tasks.query(TASK)).thenReturn(Single.error(Script.unavailable()));
        TestObserver<EditedVideo> fetch = fetch("Expires=86400&Signature=a", 0);
        rig.ahead = Duration.ofDays(365);

        rig.timer.advanceTimeBy(10, TimeUnit.MINUTES);

        fetch.assertValueCount(1);
        assertThat(queries()).containsOnly("Expires=86400&Signature=a");
    }

    @Test
    void fetch_whenTheClockJumpsAndTheServiceForgotTheTask_usesTheUrlThatItHas() {
        failsOnceThenServes();
        when(rig.tasks.query(TASK)).thenReturn(Single.just(TaskSnapshot.of(TASK, TaskStatus.UNKNOWN)));
        TestObserver<EditedVideo> fetch = fetch("Expires=86400&Signature=a", 0);
        rig.ahead = Duration.ofDays(365);

        rig.timer.advanceTimeBy(10, TimeUnit.MINUTES);

        fetch.assertValueCount(1);
    }

    @Test
    void fetch_whenTheClockJumpsAndAttemptsFail_asksOnce() {
        rig.host.always(sink -> {
            throw Script.lost();
        });
        when(rig.tasks.query(TASK)).thenReturn(Single.just(succeeded("Expires=86400&Signature=new")));
        fetch("Expires=86400", 0);
        rig.ahead = Duration.ofDays(365);

        rig.timer.advanceTimeBy(1, TimeUnit.HOURS);

        assertThat(rig.host.requests).hasSizeGreaterThan(2);
        verify(rig.tasks, times(1)).query(TASK);
    }

    @Test
    void fetch_whenTheClockIsBehindAndTheUrlIsRefused_getsANewOneAsEver() {
        rig.host.next(sink -> {
            throw forbidden();
        });
        rig.host.next(sink -> send(sink, 0, VIDEO, LENGTH));
        when(rig.tasks.query(TASK)).thenReturn(Single.just(succeeded("Expires=86400&Signature=new")));

        fetch("Expires=86400", 0).assertValueCount(1);

        verify(rig.tasks, times(1)).query(TASK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://h/a.mp4?Expires=7 | 7",
                "https://h/a.mp4?a=b&Expires=1700000000&Signature=c%3D | 1700000000",
                "https://h/a.mp4 | ",
                "https://h/a.mp4?XExpires=7 | ",
                "https://h/a.mp4?Expires= | ",
                "https://h/a.mp4?Expires=-7 | ",
                "https://h/a.mp4?Expires=7x | ",
                "https://h/a.mp4?Expires=99999999999999999999 | ",
                "https://h/a.mp4?Expires=2026-04-03T00:00:00Z | ",
                "https://h/a.mp4#Expires=7 | ",
            })
    void expires_whenTheUrlSaysSo_isThatMoment(String url, Long seconds) {
        assertThat(ResultUrls.expires(URI.create(url))
                        .map(Instant::getEpochSecond)
                        .orElse(null))
                .isEqualTo(seconds);
    }

    private void failsOnceThenServes() {
        rig.host.next(sink -> {
            throw Script.lost();
        });
        rig.host.always(sink -> send(sink, 0, VIDEO, LENGTH));
    }

    private List<String> queries() {
        return rig.host.requests.stream()
                .map(request -> request.url().getRawQuery())
                .toList();
    }

    private TestObserver<EditedVideo> fetch(String query, int number) {
        return rig.downloader
                .fetch(succeeded(query), target(number), TransferListener.NONE)
                .test();
    }

    private Target target(int number) {
        return Target.of(folder.resolve("video-" + number + ".mp4"));
    }

    private static TaskSnapshot succeeded(String query) {
        EditResult result = new EditResult(URI.create("https://results.example.com/r.mp4?" + query), null);
        return new TaskSnapshot(TASK, TaskStatus.SUCCEEDED, "SUCCEEDED", null, null, null, null, null, result, null);
    }
}
