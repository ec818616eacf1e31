package dev.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The whole way by keyboard alone, without a key and against the studio's own fake. */
class KeyboardTest {

    private static final int MOST_STEPS = 60;

    @TempDir
    Path folder;

    @Test
    void demo_byKeyboard_editsTheSampleAndComparesIt() throws Exception {
        try (RunningStudio studio = RunningStudio.demo(folder.resolve("studio"));
                Chromium browser = Chromium.start("en", 1280, folder.resolve("profile"))) {
            StudioPage page = StudioPage.open(browser, studio);
            browser.picture("8-demo");

            press(browser, Keys.TAB);
            assertThat(focused(browser).getText()).isEqualTo("Skip to the jobs");
            tabTo(browser, "sample").sendKeys(Keys.ENTER);
            page.awaitEnabled("run");
            assertThat(page.find("prompt").getDomProperty("value")).contains("winter");
            tabTo(browser, "run").sendKeys(Keys.ENTER);

            page.awaitShown("compare");
            assertThat(focused(browser).getDomAttribute("id")).isEqualTo("job-title");
            assertThat(page.text("job-facts")).contains("simulated");
            page.until(driver -> page.<Boolean>script("return document.getElementById('after').readyState >= 2"));
            tabTo(browser, "play").sendKeys(Keys.SPACE);
            page.until(driver -> page.<Boolean>script("return document.getElementById('after').currentTime > 0.3"));
            focused(browser).sendKeys(Keys.SPACE);
            assertThat(page.<Boolean>script("return document.getElementById('before').paused"))
                    .isTrue();
            browser.picture("9-demo-done");
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }

    @Test
    void controls_all_haveANameForAScreenReader() throws Exception {
        try (RunningStudio studio = RunningStudio.demo(folder.resolve("studio"));
                Chromium browser = Chromium.start("zh-CN", 390, folder.resolve("profile"))) {
            StudioPage page = StudioPage.open(browser, studio);
            page.find("sample").click();
            page.awaitEnabled("run");
            page.find("run").click();
            page.awaitShown("compare");

            List<WebElement> controls = browser.driver()
                    .findElements(By.cssSelector("a[href], button, input, select, textarea, summary, progress"));

            assertThat(controls).hasSizeGreaterThan(20).allSatisfy(control -> {
                if (isUsable(control)) {
                    assertThat(control.getAccessibleName())
                            .as(control.getDomProperty("outerHTML"))
                            .isNotBlank();
                }
            });
            assertThat(page.find("verdict").getDomAttribute("aria-live")).isEqualTo("polite");
            assertThat(page.find("job-status").getDomAttribute("role")).isEqualTo("status");
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }

    /** The field for a file is hidden behind its label. */
    private static boolean isUsable(WebElement control) {
        boolean file = "file".equals(control.getDomAttribute("type"));
        return file ? control.findElement(By.xpath("..")).isDisplayed() : control.isDisplayed();
    }

    private static WebElement tabTo(Chromium browser, String id) {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (id.equals(focused(browser).getDomAttribute("id"))) {
                return focused(browser);
            }
            press(browser, Keys.TAB);
        }
        throw new AssertionError(id + " is not reached by the tab key");
    }

    private static void press(Chromium browser, Keys key) {
        new Actions(browser.driver()).sendKeys(key).perform();
    }

    private static WebElement focused(Chromium browser) {
        return browser.driver().switchTo().activeElement();
    }
}
