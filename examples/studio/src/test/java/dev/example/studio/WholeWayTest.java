package dev.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.TestClock;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The whole way in a real browser: from the dropped clip to both videos, with a restart in the middle. */
class WholeWayTest {

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = new FakeDashScopeExtension.OnTestClock();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "en, 1280, Queued, Editing, Done, Connection lost",
        "zh-CN, 390, 排队中, 编辑中, 完成, 连接已断开",
    })
    void page_fromDropToComparison_showsEachStep(
            String language,
            int width,
            String queued,
            String running,
            String done,
            String lost,
            FakeDashScope fake,
            TestClock clock)
            throws Exception {
        String name = "-" + language + "-" + width;
        try (RunningStudio studio = RunningStudio.with(fake, folder.resolve("studio"));
                Chromium browser = Chromium.start(language, width, folder.resolve("profile"))) {
            StudioPage page = StudioPage.open(browser, studio);
            browser.picture("1-empty" + name);

            // A file that is no clip, and no text: both faults at once, no price, and no way to send it.
            page.dropClip(
                    "notes.mp4", "This is a text, and no clip.".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            page.awaitClass("#faults .fault");
            page.awaitClass("#faults .todo");
            assertThat(page.find("price").isDisplayed()).isFalse();
            assertThat(page.find("run").isEnabled()).isFalse();
            browser.picture("2-faults" + name);

            page.find("clip-remove").click();
            page.dropClip("day.mp4", Demo.sample());
            page.choosePicture(picture());
            page.find("prompt").sendKeys("Turn the day into a night in winter");
            page.awaitEnabled("run");
            assertThat(page.text("price-amount")).contains("3.60");
            assertThat(fake.tasks()).isEmpty();
            browser.picture("3-price" + name);

            page.find("run").click();
            page.awaitClass("#job-steps .now");
            page.awaitText("jobs", queued);
            browser.picture("4-queued" + name);
            clock.advance(Duration.ofSeconds(11));
            page.awaitText("jobs", running);
            browser.picture("5-running" + name);
            assertThat(browser.consoleErrors()).isEmpty();

            studio.stop();
            page.awaitText("connection", lost);
            clock.advance(Duration.ofMinutes(3));
            fake.replaceResult(fake.tasks().get(0).id(), edited());
            studio.startAgain();
            page.awaitText("jobs", done);
            browser.consoleErrors(); // The browser reports that it could not connect.

            page.awaitShown("compare");
            page.until(driver -> page.<Boolean>script(
                    "return ['before', 'after'].every(" + "id => document.getElementById(id).readyState >= 2)"));
            page.find("play").click();
            page.until(driver -> page.<Boolean>script("return document.getElementById('after').currentTime > 0.6"));
            assertThat(page.<Number>script("return Math.abs(document.getElementById('after').currentTime"
                                    + " - document.getElementById('before').currentTime)")
                            .doubleValue())
                    .isLessThan(0.25);
            page.find("play").click();
            assertThat(page.text("job-facts")).contains("3.60").contains("6");
            assertThat(page.find("download").getDomProperty("href")).endsWith("/result?save=true");
            browser.picture("6-done" + name);
            assertThat(fake.tasks()).hasSize(1);

            assertThat(page.<Boolean>script("return document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing is wider than the page")
                    .isTrue();
            assertThat(browser.driver().findElements(By.cssSelector("#jobs li")))
                    .hasSize(1);
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }

    private Path picture() throws Exception {
        try (InputStream in = WholeWayTest.class.getResourceAsStream("/picture.png")) {
            return Files.write(folder.resolve("picture.png"), in.readAllBytes());
        }
    }

    private static byte[] edited() throws Exception {
        try (InputStream in = WholeWayTest.class.getResourceAsStream("/sample/edited.mp4")) {
            return in.readAllBytes();
        }
    }
}
