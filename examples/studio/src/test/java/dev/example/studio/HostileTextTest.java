package dev.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.TestClock;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** HTML in a prompt, in a file's name and in an answer of the service stays text. */
class HostileTextTest {

    private static final String HOSTILE =
            "<img src=x onerror=\"window.hurt=1\"><script>window.hurt=2</script><b>bold</b>{clip}";

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = new FakeDashScopeExtension.OnTestClock();

    @TempDir
    Path folder;

    @Test
    void page_withHtmlInEveryText_showsItAsText(FakeDashScope fake, TestClock clock) throws Exception {
        fake.everyTask(TaskScript.timed(Duration.ZERO, Duration.ofSeconds(5)).failing("Oops", "<u>" + HOSTILE));
        try (RunningStudio studio = RunningStudio.with(fake, folder.resolve("studio"));
                Chromium browser = Chromium.start("en", 1280, folder.resolve("profile"))) {
            StudioPage page = StudioPage.open(browser, studio);
            page.dropClip(HOSTILE + ".mp4", Demo.sample());
            page.find("prompt").sendKeys(HOSTILE);
            page.awaitEnabled("run");
            page.find("run").click();
            page.awaitText("jobs", "Editing");
            clock.advance(Duration.ofMinutes(3));
            page.awaitText("jobs", "Failed");
            page.script("document.querySelector('#job-problem details').open = true");
            browser.picture("7-hostile");

            assertThat(page.text("job-prompt")).isEqualTo(HOSTILE);
            assertThat(page.text("clip-name")).startsWith(HOSTILE);
            assertThat(page.text("job-title")).contains(HOSTILE);
            assertThat(page.text("job-problem-detail")).contains("<u>" + HOSTILE);
            assertThat(page.<Object>script("return window.hurt")).isNull();
            assertThat(page.<Number>script("return document.querySelectorAll("
                                    + "'#job b, #job u, #jobs b, #jobs img, main script, #job img').length")
                            .intValue())
                    .isZero();
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }

    @Test
    void page_evenIfAScriptGotIn_doesNotRunIt(FakeDashScope fake) throws Exception {
        try (RunningStudio studio = RunningStudio.with(fake, folder.resolve("studio"));
                Chromium browser = Chromium.start("en", 1280, folder.resolve("profile"))) {
            StudioPage page = StudioPage.open(browser, studio);

            page.script("document.getElementById('jobs').innerHTML = arguments[0]", HOSTILE);
            page.script("const made = document.createElement('script'); made.textContent = 'window.hurt = 3';"
                    + " document.body.append(made)");

            page.until(driver -> !browser.consoleErrors().isEmpty());
            assertThat(page.<Object>script("return window.hurt")).isNull();
        }
    }
}
