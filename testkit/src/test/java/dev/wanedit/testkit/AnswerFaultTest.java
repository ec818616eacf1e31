package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faults that are whole answers, and how faults are chosen. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class AnswerFaultTest {

    private Caller caller;
    private FakeDashScope fake;

    @BeforeEach
    void connect(FakeDashScope started) {
        fake = started;
        caller = new Caller(started);
    }

    @Test
    void error_whenInjected_hasTheServicesShapeAndRetryAfter() {
        fake.inject(
                RequestKind.CREATE,
                Fault.error(429, "Throttling.RateQuota", "slow down").retryAfter("2"));

        Caller.Answer answer = caller.create(Caller.job(Caller.VIDEO));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.keys()).containsExactly("code", "message", "request_id");
        assertThat(answer.at("code")).isEqualTo("Throttling.RateQuota");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(fake.tasks()).isEmpty();
    }

    @Test
    void error_whenProcessed_leavesATask() {
        fake.inject(
                RequestKind.CREATE, Fault.error(500, "InternalError", "oops").processed());

        assertThat(caller.create(Caller.job(Caller.VIDEO)).status()).isEqualTo(500);
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void html_whenInjected_isAPage() {
        fake.inject(RequestKind.QUERY, Fault.html(502));

        Caller.Answer answer = caller.query("x");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.text()).contains("<html>");
    }

    @Test
    void emptyAndNull_whenInjected_areBodiesOfTheirOwn() {
        fake.inject(RequestKind.QUERY, Fault.empty(200));
        fake.inject(RequestKind.QUERY, Fault.literalNull());

        assertThat(caller.query("x").body()).isEmpty();
        assertThat(caller.query("x").text()).isEqualTo("null");
    }

    @Test
    void answer_whenBuilt_comesAsBuilt() {
        fake.inject(RequestKind.LIST, Fault.answer(218).header("X-Odd", "1").body("odd"));

        Caller.Answer answer = caller.list("");

        assertThat(answer.status()).isEqualTo(218);
        assertThat(answer.header("X-Odd")).isEqualTo("1");
        assertThat(answer.text()).isEqualTo("odd");
    }

    @Test
    void redirect_whenInjected_pointsElsewhere() {
        fake.inject(RequestKind.QUERY, Fault.redirect(URI.create("http://localhost:1/x")));

        assertThat(caller.query("x").status()).isEqualTo(307);
        assertThat(fake.count(RequestKind.QUERY)).isOne();
    }

    @Test
    void gzip_whenInjected_packsTheTrueAnswer() throws IOException {
        fake.inject(RequestKind.CREATE, Fault.gzip());

        Caller.Answer answer = caller.create(Caller.job(Caller.VIDEO));

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .contains(fake.tasks().get(0).id());
    }

    @Test
    void wrongTypes_whenInjected_keepTheKeysOnly() {
        caller.createTask();
        fake.inject(RequestKind.LIST, Fault.wrongTypes());
        fake.inject(RequestKind.QUERY, Fault.wrongTypes());

        assertThat(caller.list("").at("total")).isEqualTo("no number");
        assertThat(caller.query("x").at("output", "task_status"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly("UNKNOWN");
    }

    @Test
    void endless_whenInjected_goesOnUpToItsBound() {
        fake.inject(RequestKind.QUERY, Fault.endless(1_000_000));

        assertThat(caller.query("x").body()).hasSizeGreaterThan(1_000_000).hasSizeLessThan(1_000_100);
    }

    @Test
    void cutInBody_whenAResultIsCut_isAnErrorForAnHttpClient() {
        URI media = fake.hostMedia("in.mp4", new byte[1000]);
        fake.inject(RequestKind.RESULT, Fault.cutInBody(500));

        assertThatThrownBy(() -> caller.fetch(media)).hasRootCauseInstanceOf(IOException.class);
        assertThat(caller.fetch(media).body()).hasSize(1000);
    }

    @Test
    void inject_whenTimesIsGiven_strikesSoOften() {
        Injection injection = fake.inject(RequestKind.QUERY, Fault.empty(503)).times(2);

        assertThat(caller.query("x").status()).isEqualTo(503);
        assertThat(caller.list("").status()).isEqualTo(200);
        assertThat(caller.query("x").status()).isEqualTo(503);
        assertThat(caller.query("x").status()).isEqualTo(200);
        assertThat(injection.hits()).isEqualTo(2);
    }

    @Test
    void inject_whenForeverAtAnyStage_strikesUntilCleared() {
        fake.inject(RequestKind.ANY, Fault.empty(503)).forever();

        assertThat(caller.query("x").status()).isEqualTo(503);
        assertThat(caller.list("").status()).isEqualTo(503);
        assertThat(caller.fetch(fake.hostMedia("a", new byte[1])).status()).isEqualTo(503);
        fake.clearFaults();
        assertThat(caller.query("x").status()).isEqualTo(200);
    }

    @Test
    void inject_whenTwoMatch_strikesInTheirOrder() {
        fake.inject(RequestKind.QUERY, Fault.empty(501));
        fake.inject(RequestKind.ANY, Fault.empty(502));

        assertThat(caller.query("x").status()).isEqualTo(501);
        assertThat(caller.query("x").status()).isEqualTo(502);
        assertThat(caller.query("x").status()).isEqualTo(200);
    }

    @Test
    void times_whenBelowOne_isRefused() {
        Injection injection = fake.inject(RequestKind.QUERY, Fault.empty(503));

        assertThatThrownBy(() -> injection.times(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
