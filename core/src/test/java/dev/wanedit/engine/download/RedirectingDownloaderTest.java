package dev.wanedit.engine.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.Script;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.network.ResultHostPolicy;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.observers.TestObserver;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that send elsewhere, that have no https, and that are none of the service's. */
class RedirectingDownloaderTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final URI BASE = URI.create("https://dashscope.example/api/v1");
    private static final String START = "https://a.example/x.mp4?Signature=S3CRET";

    private final List<String> asked = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Supplier<WanEditException>> faults = new HashMap<>();
    private final RecordedSink sink = new RecordedSink();

    @Test
    void download_whenTheHostAnswers_isOneExchange() {
        download(START).assertComplete();

        assertThat(asked).containsExactly(START);
        assertThat(sink.begun).isTrue();
    }

    @Test
    void download_whenRedirected_follows() {
        redirect(START, "https://b.example/d/y.mp4?t=1");
        redirect("https://b.example/d/y.mp4?t=1", "z.mp4");

        download(START).assertComplete();

        assertThat(asked).containsExactly(START, "https://b.example/d/y.mp4?t=1", "https://b.example/d/z.mp4");
    }

    @Test
    void download_whenRedirected_keepsRangeAndTag() {
        redirect(START, "/y.mp4");
        List<ResultRequest> requests = new ArrayList<>();
        RedirectingDownloader route = new RedirectingDownloader(
                (request, to) -> {
                    requests.add(request);
                    return answer(request, to);
                },
                ResultHostPolicy.standard(BASE),
                BASE,
                this::warned);

        route.download(new ResultRequest(TASK, URI.create(START), 7, "\"e\""), sink)
                .test()
                .assertComplete();

        assertThat(requests.get(1))
                .isEqualTo(new ResultRequest(TASK, URI.create("https://a.example/y.mp4"), 7, "\"e\""));
    }

    @Test
    void download_whenRedirectedFiveTimes_arrives() {
        for (int i = 0; i < 5; i++) {
            redirect("https://a.example/" + i, "/" + (i + 1));
        }

        download("https://a.example/0").assertComplete();

        assertThat(asked).hasSize(6);
    }

    @Test
    void download_whenRedirectedSixTimes_endsAndSaysWhatHappened() {
        for (int i = 0; i < 9; i++) {
            redirect("https://a.example/" + i, "/" + (i + 1));
        }

        assertThat(failure(download("https://a.example/0")))
                .isInstanceOf(RequestRejectedException.class)
                .hasMessageContaining("more than 5 redirects, the last of them from a.example")
                .hasMessageNotContaining("key");
        assertThat(asked).hasSize(6);
    }

    @Test
    void download_whenRedirectsFormALoop_endsAndSaysSo() {
        redirect("https://a.example/1", "/2");
        redirect("https://a.example/2", "/1");

        assertThat(failure(download("https://a.example/1")))
                .hasMessageContaining("the redirects form a loop at a.example");
        assertThat(asked).hasSize(2);
    }

    @Test
    void download_whenARedirectNamesNonsense_saysSo() {
        redirect(START, "mailto:x");

        assertThat(failure(download(START)))
                .hasMessageContaining("a.example sent a redirect with an invalid Location header")
                .hasMessageNotContaining("S3CRET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://localhost:9/x",
                "https://10.0.0.1/x",
                "ftp://b.example/x"
            })
    void download_whenRedirectedToAPlaceThatIsNotAllowed_sendsNothingThere(String place) {
        redirect(START, place);

        WanEditException fault = failure(download(START));

        assertThat(fault)
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("A redirect of the result's host points to a ");
        assertThat(fault.isRetryable()).isFalse();
        assertThat(asked).containsExactly(START);
    }

    @Test
    void download_whenTheServiceNamesAPlaceThatIsNotAllowed_sendsNothing() {
        assertThat(failure(download("http://100.100.100.200/latest/meta-data")))
                .hasMessageContaining(
                        "The result's URL points to a host that the result host policy refuses: 100.100.100.200.")
                .hasMessageContaining("resultHosts(…)");
        assertThat(asked).isEmpty();
    }

    @Test
    void download_whenTheApplicationHasAPolicyOfItsOwn_asksItForEachStep() {
        redirect("http://10.0.0.1/x", "https://a.example/y");
        RedirectingDownloader route = new RedirectingDownloader(
                this::answer,
                url -> url.getHost().startsWith("10."),
                URI.create("http://10.0.0.9/api/v1"),
                this::warned);

        route.download(new ResultRequest(TASK, URI.create("http://10.0.0.1/x"), 0, null), sink)
                .test()
                .assertError(MalformedResponseException.class);

        assertThat(asked).containsExactly("http://10.0.0.1/x");
    }

    @Test
    void download_whenTheUrlHasAUser_dropsIt() {
        download("https://user:S3CRET@a.example/x").assertComplete();

        assertThat(asked).containsExactly("https://a.example/x");
    }

    @Test
    void download_whenTheUrlIsPlain_triesHttpsFirst() {
        download("http://a.example:80/x").assertComplete();

        assertThat(asked).containsExactly("https://a.example/x");
    }

    @Test
    void download_whenThereIsNoHttps_fallsBackAndWarnsForEachResult() {
        faults.put("https://a.example/x", Script::refused);
        RedirectingDownloader route = route(BASE);

        through(route, "http://a.example/x").assertComplete();
        through(route, "http://a.example/x").assertComplete();

        assertThat(asked)
                .containsExactly(
                        "https://a.example/x", "http://a.example/x", "https://a.example/x", "http://a.example/x");
        assertThat(warnings)
                .hasSize(2)
                .containsOnly("The result is fetched from a.example without encryption, since https failed:"
                        + " The connection broke. Check the base URL, the network and the proxy.");
    }

    @Test
    void download_whenHttpsFailedOnce_isUsedAgainNextTime() {
        faults.put("https://a.example/x", Script::refused);
        RedirectingDownloader route = route(BASE);
        through(route, "http://a.example/x").assertComplete();
        faults.clear();

        through(route, "http://a.example/x").assertComplete();

        assertThat(asked).containsExactly("https://a.example/x", "http://a.example/x", "https://a.example/x");
    }

    @ParameterizedTest
    @EnumSource(TransportException.Kind.class)
    void download_whenHttpsBreaks_fallsBackOnlyIfItDidNotComeAbout(TransportException.Kind kind) {
        faults.put(
                "https://a.example/x",
                () -> new TransportException(
                        kind, TransportException.Delivery.MAYBE_SENT, "It broke.", ErrorContext.NONE, null));

        download("http://a.example/x");

        boolean none = EnumSet.of(
                        TransportException.Kind.CONNECT_FAILED,
                        TransportException.Kind.CERTIFICATE_REFUSED,
                        TransportException.Kind.CALL_TIMEOUT,
                        TransportException.Kind.CONNECT_TIMEOUT,
                        TransportException.Kind.TRANSFER_IDLE_TIMEOUT)
                .contains(kind);
        assertThat(asked.contains("http://a.example/x")).isEqualTo(none);
    }

    /** The signed URL does not go over the wire in the clear. */
    @Test
    void download_whenHttpsAnswersWithARefusal_doesNotFallBack() {
        faults.put("https://a.example/x", DownloadRig::forbidden);
        faults.put("https://a.example/y", () -> new MalformedResponseException("Odd.", ErrorContext.NONE, null));

        download("http://a.example/x").assertError(PermissionException.class);
        download("http://a.example/y").assertError(MalformedResponseException.class);

        assertThat(asked).containsExactly("https://a.example/x", "https://a.example/y");
        assertThat(warnings).isEmpty();
    }

    @Test
    void download_whenNeitherWorks_triesHttpsAgainNextTime() {
        faults.put("https://a.example/x", Script::refused);
        faults.put("http://a.example/x", Script::refused);
        RedirectingDownloader route = route(BASE);

        through(route, "http://a.example/x").assertError(TransportException.class);
        through(route, "http://a.example/x").assertError(TransportException.class);

        assertThat(asked)
                .containsExactly(
                        "https://a.example/x", "http://a.example/x", "https://a.example/x", "http://a.example/x");
    }

    @Test
    void download_whenHttpsBreaksInTheMiddle_doesNotFallBack() {
        RedirectingDownloader route = new RedirectingDownloader(
                (request, to) -> answer(request, to).andThen(Completable.error(Script::lost)),
                ResultHostPolicy.standard(BASE),
                BASE,
                this::warned);

        through(route, "http://a.example/x").assertError(TransportException.class);

        assertThat(asked).containsExactly("https://a.example/x");
    }

    @Test
    void download_whenTheDiskIsFull_doesNotFallBack() {
        faults.put("https://a.example/x", () -> new StorageException("full", ErrorContext.NONE, "", null));

        download("http://a.example/x").assertError(StorageException.class);

        assertThat(asked).containsExactly("https://a.example/x");
    }

    @Test
    void download_whenTheBaseUrlIsPlain_takesPlainUrlsAsTheyAre() {
        through(route(URI.create("http://gateway.example/api/v1")), "http://a.example/x")
                .assertComplete();

        assertThat(asked).containsExactly("http://a.example/x");
    }

    @Test
    void download_whenHttpsRedirectsToHttp_triesHttpsThereFirst() {
        redirect("https://a.example/x", "http://b.example/y");

        through(route(URI.create("http://gateway.example/api/v1")), "https://a.example/x")
                .assertComplete();

        assertThat(asked).containsExactly("https://a.example/x", "https://b.example/y");
    }

    @Test
    void download_whenHttpsOfAHostRedirectsToItsHttp_goesThereAfterAll() {
        redirect("https://a.example/x", "http://a.example/x");

        download("http://a.example/x").assertComplete();

        assertThat(asked).containsExactly("https://a.example/x", "http://a.example/x");
        assertThat(warnings).singleElement().asString().contains("it redirects from https to http");
    }

    private void warned(TaskId task, String text) {
        assertThat(task).isEqualTo(TASK);
        warnings.add(text);
    }

    private void redirect(String from, String place) {
        faults.put(
                from,
                () -> RequestRejectedException.redirected(
                        "The result's host answered with a redirect.",
                        new ErrorContext(null, TASK, null, 302, null),
                        place));
    }

    private TestObserver<Void> download(String url) {
        return through(route(BASE), url);
    }

    private RedirectingDownloader route(URI base) {
        return new RedirectingDownloader(this::answer, ResultHostPolicy.standard(base), base, this::warned);
    }

    private TestObserver<Void> through(RedirectingDownloader route, String url) {
        return route.download(new ResultRequest(TASK, URI.create(url), 0, null), sink)
                .test();
    }

    private Completable answer(ResultRequest request, ResultSink to) {
        return Completable.fromAction(() -> {
            asked.add(request.url().toString());
            @Nullable
            Supplier<WanEditException> fault = faults.get(request.url().toString());
            if (fault != null) {
                throw fault.get();
            }
            to.begin(new ResultHead(0, 1, null, null));
        });
    }

    private static WanEditException failure(TestObserver<Void> download) {
        List<Throwable> found = new ArrayList<>();
        download.assertError(found::add);
        return (WanEditException) found.get(0);
    }

    /** Knows whether bytes came. */
    private static final class RecordedSink implements ResultSink {

        private boolean begun;

        @Override
        public void begin(ResultHead head) throws IOException {
            begun = true;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {}
    }
}
