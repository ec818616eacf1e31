package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.price.Quote;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class BuilderSettingsTest {

    /** A value that was not set on the builder would not be refused. */
    @ParameterizedTest
    @CsvSource({
        "wanedit.max-running=0, wanedit.max-running",
        "wanedit.rate-limits.submits=0, wanedit.rate-limits",
        "wanedit.rate-limits.queries=0, wanedit.rate-limits",
        "wanedit.rate-limits.lists=0, wanedit.rate-limits",
        "wanedit.rate-limits.cancels=0, wanedit.rate-limits",
        "wanedit.polling.first=-1s, wanedit.polling",
        "wanedit.polling.every=0s, wanedit.polling",
        "wanedit.timeout.connect=0s, wanedit.timeout.connect",
        "wanedit.timeout.call=0s, wanedit.timeout.call",
        "wanedit.timeout.transfer-idle=0s, wanedit.timeout.transfer-idle",
        "wanedit.timeout.await=0s, wanedit.timeout.await",
        "wanedit.timeout.close=0s, wanedit.timeout.close",
        "wanedit.reconciliation.settling=0s, wanedit.reconciliation",
        "wanedit.results.largest=0B, wanedit.results.largest",
        "wanedit.results.hosts=http://no-host/, wanedit.results.hosts",
        "wanedit.prices.p720=0.5, wanedit.prices.as-of",
        "wanedit.proxy=socks5://user:S3CRET@proxy, wanedit.proxy",
        "wanedit.proxy=http://user:S3CRET@bad host, wanedit.proxy",
        "wanedit.headers.Authorization=Bearer S3CRET, Authorization",
    })
    void start_whenAPropertyIsInvalid_failsAndNamesItWithoutSecrets(String property, String named, FakeDashScope fake) {
        Applications.with(fake).withPropertyValues(property).run(app -> {
            assertThat(app)
                    .getFailure()
                    .rootCause()
                    .isInstanceOfAny(ConfigurationException.class, IllegalArgumentException.class);
            assertThat(messages(app.getStartupFailure()))
                    .anyMatch(message -> message.contains(named))
                    .noneMatch(message -> message.contains("S3CRET"));
        });
    }

    @Test
    void start_whenTheCurrencyIsNone_saysWhichCodeIsWrong(FakeDashScope fake) {
        Applications.with(fake)
                .withPropertyValues(
                        "wanedit.prices.currency=EURO", "wanedit.prices.as-of=2026-11-01", "wanedit.prices.p720=7")
                .run(app -> assertThat(messages(app.getStartupFailure()))
                        .anyMatch(message -> message.contains("wanedit.prices.currency is EURO, which is not"))
                        .noneMatch(message -> message.contains("null.")));
    }

    @Test
    void headers_whenSet_areSentToTheService(FakeDashScope fake) {
        Applications.with(fake)
                .withPropertyValues("wanedit.headers.X-Shop=yes", "wanedit.workspace=ws-1")
                .run(app -> app.getBean(VideoEditClient.class).list(TaskFilter.recent()));

        RecordedRequest request = fake.requests(RequestKind.LIST).get(0);
        assertThat(request.header("X-Shop")).contains("yes");
        assertThat(request.header("X-DashScope-WorkSpace")).contains("ws-1");
    }

    @Test
    void prices_whenSet_areThoseOfQuotes(FakeDashScope fake, @TempDir Path folder) throws Exception {
        Path clip = Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip());
        EditJob job = EditJob.builder()
                .video(clip)
                .prompt("Make it snow")
                .resolution(Resolution.P720)
                .build();

        Applications.with(fake)
                .withPropertyValues(
                        "wanedit.region=singapore", "wanedit.prices.as-of=2026-11-01", "wanedit.prices.p720=7")
                .run(app -> {
                    Quote quote = app.getBean(VideoEditClient.class).quote(job);
                    assertThat(quote.perSecond()).isEqualTo(Money.of("7", "USD"));
                });
    }

    @Test
    void apiKey_whenEmpty_countsAsNotSet(FakeDashScope fake) {
        Applications.with(fake)
                .withPropertyValues("wanedit.api-key=", "wanedit.proxy=", "wanedit.transport=", "wanedit.workspace=")
                .withBean(WaneditClientCustomizer.class, () -> builder -> builder.apiKey(fake.apiKey()))
                .run(app -> assertThat(app).hasNotFailed());
    }

    @Test
    void toString_always_showsNoSecret(FakeDashScope fake) {
        Applications.with(fake)
                .withPropertyValues("wanedit.api-key=sk-S3CRET", "wanedit.headers.X-Shop=S3CRET")
                .run(app -> {
                    WaneditProperties properties = app.getBean(WaneditProperties.class);
                    assertThat(properties.apiKey()).isEqualTo("sk-S3CRET");
                    assertThat(properties.toString()).doesNotContain("S3CRET");
                    assertThat(String.valueOf(properties.headers())).contains("S3CRET");
                });
    }

    private static Stream<String> messages(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .map(String::valueOf);
    }
}
