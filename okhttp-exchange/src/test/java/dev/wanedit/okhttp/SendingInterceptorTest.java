package dev.wanedit.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.okhttp.body.OneShotBody;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.wire.HttpAnswer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OkHttp repeats requests in many ways. Over a client that is set to do all of it, the server counts one. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class SendingInterceptorTest {

    private final Given eager = Given.of(builder -> builder.retryOnConnectionFailure(true)
            .followRedirects(true)
            .followSslRedirects(true)
            .authenticator((route, response) -> response.request()
                    .newBuilder()
                    .header("Authorization", "Bearer other")
                    .build()));

    private FakeDashScope fake;
    private Rig rig;

    @BeforeEach
    void open(FakeDashScope started) {
        fake = started;
        rig = Rig.over(eager.client(), started);
    }

    @AfterEach
    void close() {
        rig.close();
        eager.close();
    }

    static Stream<Fault> invitations() {
        return Stream.of(
                Fault.empty(408),
                Fault.empty(408).retryAfter("0"),
                Fault.empty(503).retryAfter("0"),
                Fault.empty(401).header("WWW-Authenticate", "Bearer"),
                Fault.empty(421),
                Fault.redirect(URI.create("/elsewhere")));
    }

    @ParameterizedTest
    @MethodSource("invitations")
    void call_whenTheAnswerInvitesToTryAgain_isSentOnceAndToldAsItCame(Fault invitation) {
        fake.inject(RequestKind.ANY, invitation).forever();

        HttpAnswer posted = Rig.answer(rig.post());
        HttpAnswer got = Rig.answer(rig.get());

        assertThat(posted.status()).isEqualTo(got.status()).isGreaterThan(300);
        assertThat(posted.retryAfter()).isEqualTo(got.retryAfter());
        assertThat(fake.requests()).extracting(RecordedRequest::method).containsExactly("POST", "GET");
    }

    @Test
    void call_whenTheServiceSaysWhenToComeBack_tellsIt() {
        fake.inject(RequestKind.ANY, Fault.empty(503).retryAfter("0"));

        assertThat(Rig.answer(rig.get()).retryAfter()).isEqualTo("0");
    }

    /** Why all this is needed: the same answers and the same client without our rules. */
    @Test
    void okHttp_whenLeftToItself_sendsAPostTwice() throws IOException {
        for (Fault invitation : List.of(Fault.empty(408), Fault.empty(503).retryAfter("0"))) {
            int before = fake.count(RequestKind.CREATE);
            fake.inject(RequestKind.CREATE, invitation);
            Request request = new Request.Builder()
                    .url(fake.baseUrl() + "/services/aigc/video-generation/video-synthesis")
                    .post(RequestBody.create("{}", null))
                    .build();
            try (Given bare = Given.of(builder -> builder);
                    Response response = bare.client().newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(401);
            }
            assertThat(fake.count(RequestKind.CREATE) - before).isEqualTo(2);
        }
    }

    @Test
    void post_whenThePooledConnectionDies_isSentOnceAndMayHaveBeen() {
        for (Fault death : List.of(
                Fault.closeWithoutAnswer(),
                Fault.resetBeforeRead(),
                Fault.resetAfterRead().processed())) {
            Rig.answer(rig.get());
            int before = fake.count(RequestKind.CREATE);
            fake.inject(RequestKind.CREATE, death);

            WanEditException error = Rig.error(rig.post().test());

            Rig.assertTransport(error, Kind.CONNECTION_LOST, Delivery.MAYBE_SENT);
            assertThat(fake.count(RequestKind.CREATE) - before).isEqualTo(1);
        }
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void post_whenThePooledConnectionWasClosedMeanwhile_isSentOnceAtMost() {
        for (int round = 1; round <= 20; round++) {
            fake.inject(RequestKind.QUERY, Fault.closeAfterAnswer());
            Rig.answer(rig.get());

            // OkHttp looks closely at connections that were idle for ten seconds; a fresher one may turn out dead.
            Rig.ended(rig.post().test());

            assertThat(fake.count(RequestKind.CREATE)).isLessThanOrEqualTo(round);
        }
        assertThat(fake.tasks()).hasSameSizeAs(fake.requests(RequestKind.CREATE));
    }

    /** An interceptor of the application sits where OkHttp's own guards do not look. */
    @Test
    void post_whenAnInterceptorOfTheApplicationRepeatsIt_isSentOnce() {
        OkHttpClient stubborn = eager.client()
                .newBuilder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                })
                .build();
        try (Rig over = Rig.over(stubborn, fake)) {
            Rig.assertTransport(Rig.error(over.post().test()), Kind.CONNECTION_LOST, Delivery.MAYBE_SENT);
            Rig.assertTransport(Rig.error(over.get().test()), Kind.CONNECTION_LOST, Delivery.MAYBE_SENT);
        }
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
        assertThat(fake.count(RequestKind.QUERY)).isEqualTo(1);
    }

    /** Such a request has no tag that names its exchange. */
    @Test
    void post_whenAnInterceptorOfTheApplicationMakesAnotherRequestOfIt_isSentOnce() {
        OkHttpClient rewriting = eager.client()
                .newBuilder()
                .addInterceptor(chain -> {
                    Request made = new Request.Builder()
                            .url(chain.request().url())
                            .headers(chain.request().headers())
                            .method(chain.request().method(), chain.request().body())
                            .build();
                    chain.proceed(made).close();
                    return chain.proceed(made);
                })
                .build();
        try (Rig over = Rig.over(rewriting, fake)) {
            Rig.assertTransport(Rig.error(over.post().test()), Kind.CONNECTION_LOST, Delivery.MAYBE_SENT);
            Rig.assertTransport(Rig.error(over.get().test()), Kind.CONNECTION_LOST, Delivery.MAYBE_SENT);
        }
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
        assertThat(fake.count(RequestKind.QUERY)).isEqualTo(1);
    }

    @Test
    void request_whenItBelongsToNoExchange_isNotSent() {
        OkHttpClient view = RunningCalls.view(eager.client(), "wanedit/test");
        Request request = new Request.Builder().url(fake.baseUrl() + "/tasks/7").build();

        assertThatThrownBy(() -> view.newCall(request).execute())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no exchange");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void body_whenAskedForAgain_isNotGiven() throws IOException {
        OneShotBody body = new OneShotBody(RequestBody.create("x", null));
        Buffer sink = new Buffer();
        body.writeTo(sink);

        assertThat(body.isOneShot()).isTrue();
        assertThatThrownBy(() -> body.writeTo(sink)).isInstanceOf(IOException.class);
        assertThat(sink.readUtf8()).isEqualTo("x");
    }
}
