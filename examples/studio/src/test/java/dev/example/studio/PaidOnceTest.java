package dev.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;

/** A person pays once, and the price that the page has shown. */
class PaidOnceTest {

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = new FakeDashScopeExtension.OnTestClock();

    @TempDir
    Path folder;

    @Test
    void run_pressedTwice_isOneTaskUntilTheFormChanges(FakeDashScope fake) throws Exception {
        try (RunningStudio studio = RunningStudio.with(fake, folder.resolve("studio"));
                Chromium browser = Chromium.start("en", 1280, folder.resolve("profile"))) {
            StudioPage page = filled(browser, studio);

            new Actions(browser.driver())
                    .click(page.find("run"))
                    .pause(Duration.ofMillis(150))
                    .click(page.find("run"))
                    .perform();
            page.awaitText("run-note", "has started");
            page.script("document.getElementById('run').click()");
            page.awaitText("jobs", "Queued");

            assertThat(page.find("run").isEnabled()).isFalse();
            assertThat(browser.driver().findElements(By.cssSelector("#jobs li")))
                    .hasSize(1);
            assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);

            page.find("prompt").sendKeys(", and in a storm");
            page.awaitEnabled("run");
            page.find("run").click();
            page.until(driver -> driver.findElements(By.cssSelector("#jobs li")).size() == 2);
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }

    @Test
    void run_whenThePriceHasRisen_sendsNothingAndShowsTheNewPrice(FakeDashScope fake) throws Exception {
        try (RunningStudio studio = RunningStudio.with(fake, folder.resolve("studio"));
                Chromium browser = Chromium.start("en", 1280, folder.resolve("profile"))) {
            StudioPage page = filled(browser, studio);
            assertThat(page.text("price-amount")).contains("3.60");
            studio.stop();
            studio.startAgain("--wanedit.prices.as-of=2026-11-01", "--wanedit.prices.p720=1");

            page.find("run").click();

            page.awaitText("price-amount", "6.00");
            page.awaitText("faults", "The price has changed");
            assertThat(fake.count(RequestKind.ANY)).isZero();
            page.awaitEnabled("run");
            page.find("run").click();
            page.awaitText("jobs", "Queued");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"amount\":\"3.59\",\"currency\":\"CNY\"}",
                "{\"amount\":\"3.60\",\"currency\":\"USD\"}"
            })
    void run_atAnotherPriceThanTheOneShown_isRefusedAndSendsNothing(String shown, FakeDashScope fake) throws Exception {
        try (RunningStudio studio = RunningStudio.with(fake, folder.resolve("studio"))) {
            StudioCalls calls = new StudioCalls(studio);

            var answer = calls.run("/api/jobs/" + UUID.randomUUID(), calls.requestOfSample(), shown);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(StudioCalls.json(answer).get("faults").findValuesAsText("field"))
                    .containsExactly("maxCost");
            assertThat(fake.count(RequestKind.ANY)).isZero();
        }
    }

    private static StudioPage filled(Chromium browser, RunningStudio studio) {
        StudioPage page = StudioPage.open(browser, studio);
        page.dropClip("day.mp4", Demo.sample());
        page.find("prompt").sendKeys("Turn the day into a night in winter");
        page.awaitEnabled("run");
        return page;
    }
}
