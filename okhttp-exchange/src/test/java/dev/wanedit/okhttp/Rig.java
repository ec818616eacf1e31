package dev.wanedit.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.wire.HttpAnswer;
import dev.wanedit.wire.request.Routes;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Exchanges with a fake, their timeouts in virtual time. */
final class Rig implements AutoCloseable {

    static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    static final Duration SOON = Duration.ofSeconds(30);
    private static final String JOB = "{\"model\":\"wan2.7-videoedit\",\"input\":{\"media\":"
            + "[{\"type\":\"video\",\"url\":\"https://example.com/clip.mp4\"}]}}";

    final TestScheduler timer = new TestScheduler();
    final OkHttpStack stack;
    private final URI baseUrl;
    private final String key;

    private Rig(URI baseUrl, String key, OkHttpClient given, Duration connectTimeout) {
        this.baseUrl = baseUrl;
        this.key = key;
        TransportConfig config = new TransportConfig(
                baseUrl, () -> key, null, ZoneOffset.ofHours(8), connectTimeout, CALL_TIMEOUT, timer);
        this.stack = given == null
                ? OkHttpStack.own(config, "wanedit/test")
                : OkHttpStack.over(given, config, "wanedit/test");
    }

    static Rig own(FakeDashScope fake) {
        return new Rig(fake.baseUrl(), fake.apiKey(), null, SOON);
    }

    static Rig own(URI baseUrl, Duration connectTimeout) {
        return new Rig(baseUrl, "sk-1234567", null, connectTimeout);
    }

    static Rig over(OkHttpClient client, FakeDashScope fake) {
        return new Rig(fake.baseUrl(), fake.apiKey(), client, SOON);
    }

    /** A create, which costs money, as any other exchange is made. */
    Single<HttpAnswer> post() {
        return call(job());
    }

    /** A create as it is made. */
    Single<HttpAnswer> create() {
        Request keyed = job().header("Authorization", "Bearer " + key).build();
        return stack.create(exchange -> exchange.send(keyed), answer -> answer);
    }

    private Request.Builder job() {
        return new Request.Builder()
                .url(Routes.create(baseUrl).toString())
                .header("X-DashScope-Async", "enable")
                .post(RequestBody.create(JOB, MediaType.get("application/json; charset=utf-8")));
    }

    Single<HttpAnswer> get() {
        return call(new Request.Builder().url(baseUrl + "/tasks/7"));
    }

    private Single<HttpAnswer> call(Request.Builder request) {
        Request keyed = request.header("Authorization", "Bearer " + key).build();
        return stack.call(null, exchange -> exchange.send(keyed), answer -> answer);
    }

    static HttpAnswer answer(Single<HttpAnswer> call) {
        TestObserver<HttpAnswer> observer = ended(call.test());
        observer.assertComplete();
        return observer.values().get(0);
    }

    static TestObserver<HttpAnswer> ended(TestObserver<HttpAnswer> observer) {
        return observer.awaitDone(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    static WanEditException error(TestObserver<HttpAnswer> observer) {
        WanEditException[] found = new WanEditException[1];
        ended(observer).assertError(error -> {
            found[0] = (WanEditException) error;
            return true;
        });
        return found[0];
    }

    static void assertTransport(WanEditException error, Kind kind, Delivery delivery) {
        assertThat(error).isInstanceOfSatisfying(TransportException.class, fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.delivery()).isEqualTo(delivery);
        });
    }

    void passTime(Duration time) {
        timer.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        stack.close();
    }
}
