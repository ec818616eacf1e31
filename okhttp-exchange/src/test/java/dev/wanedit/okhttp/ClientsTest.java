package dev.wanedit.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.wire.HttpAnswer;
import io.reactivex.rxjava3.observers.TestObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What belongs to whom, and who ends it. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ClientsTest {

    @Test
    void own_whenMuchIsWanted_runsSixteenAtOnceOnDaemonsAndClosesThem(FakeDashScope fake) {
        fake.inject(RequestKind.QUERY, Fault.late()).forever();
        Rig rig = Rig.own(fake);
        List<TestObserver<HttpAnswer>> observers =
                IntStream.range(0, 100).mapToObj(i -> rig.get().test()).toList();
        assertThat(fake.awaitHeld(16, Rig.SOON)).isTrue();
        List<Thread> threads = dispatched(fake);
        assertThat(threads).hasSize(16).allMatch(Thread::isDaemon);
        assertThat(fake.count(RequestKind.QUERY)).isEqualTo(16);

        fake.clearFaults();
        fake.release();
        observers.forEach(observer -> Rig.ended(observer).assertComplete());
        assertThat(fake.connectionsAccepted()).isEqualTo(16);
        rig.close();
        rig.close();

        assertThat(fake.awaitConnectionsClosed(Rig.SOON)).isTrue();
        assertThat(threads).allSatisfy(ClientsTest::ends);
    }

    @Test
    void own_whenClosedDuringCalls_endsThreadsAndConnections(FakeDashScope fake) {
        fake.inject(RequestKind.QUERY, Fault.late()).forever();
        Rig rig = Rig.own(fake);
        IntStream.range(0, 100).forEach(i -> rig.get().subscribe(new TestObserver<>()));
        assertThat(fake.awaitHeld(16, Rig.SOON)).isTrue();
        List<Thread> threads = dispatched(fake);

        rig.close();

        assertThat(fake.awaitConnectionsClosed(Rig.SOON)).isTrue();
        assertThat(threads).allSatisfy(ClientsTest::ends);
    }

    @Test
    void given_whenUsed_keepsItsInterceptorsAndItsListenerAndStaysOpen(FakeDashScope fake) throws IOException {
        List<String> seen = new CopyOnWriteArrayList<>();
        EventListener listener = new EventListener() {
            @Override
            public void callStart(Call call) {
                seen.add("listener");
            }
        };
        try (Given given = Given.of(builder -> builder.eventListener(listener)
                .callTimeout(Duration.ofMillis(1))
                .addInterceptor(chain -> {
                    seen.add("interceptor");
                    return chain.proceed(chain.request());
                }))) {
            try (Rig rig = Rig.over(given.client(), fake)) {
                fake.inject(RequestKind.QUERY, Fault.late());
                TestObserver<HttpAnswer> observer = rig.get().test();
                assertThat(fake.awaitHeld(1, Rig.SOON)).isTrue();
                fake.release();
                Rig.ended(observer).assertComplete();
            }
            assertThat(seen).containsExactly("listener", "interceptor");
            assertThat(given.client().connectionPool().connectionCount()).isEqualTo(1);
            OkHttpClient patient =
                    given.client().newBuilder().callTimeout(Duration.ZERO).build();
            Request request =
                    new Request.Builder().url(fake.baseUrl().toString()).build();
            try (Response response = patient.newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(401);
            }
        }
    }

    @Test
    void ruled_whenTimeoutsAreBeyondWhatOkHttpCounts_takesTheNearest() {
        assertThat(connectTimeout(Duration.ofDays(36_500))).isEqualTo(Integer.MAX_VALUE);
        assertThat(connectTimeout(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(connectTimeout(Duration.ofSeconds(3))).isEqualTo(3000);
    }

    private static int connectTimeout(Duration asked) {
        return Clients.ruled(new OkHttpClient.Builder(), asked).connectTimeoutMillis();
    }

    /** OkHttp renames its threads while they work, after the address that they work for. */
    private static List<Thread> dispatched(FakeDashScope fake) {
        String port = ":" + fake.baseUrl().getPort() + "/";
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("OkHttp http")
                        && thread.getName().contains(port))
                .toList();
    }

    private static void ends(Thread thread) {
        try {
            thread.join(Rig.SOON.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(thread.isAlive()).isFalse();
    }
}
