package dev.example.studio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a person uses it. */
final class StudioPage {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ChromeDriver driver;

    private StudioPage(ChromeDriver driver) {
        this.driver = driver;
    }

    static StudioPage open(Chromium browser, RunningStudio studio) {
        browser.driver().get(studio.url("/").toString());
        StudioPage page = new StudioPage(browser.driver());
        page.until(driver -> driver.findElement(By.cssSelector("body.ready")).isDisplayed());
        return page;
    }

    WebElement find(String id) {
        return driver.findElement(By.id(id));
    }

    String text(String id) {
        return find(id).getText();
    }

    /** Drops a file on the place for the clip, as the browser's event does. */
    void dropClip(String name, byte[] content) {
        driver.executeScript("""
                const bytes = Uint8Array.from(atob(arguments[1]), letter => letter.charCodeAt(0));
                const transfer = new DataTransfer();
                transfer.items.add(new File([bytes], arguments[0]));
                document.getElementById('clip-drop').dispatchEvent(
                    new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
                """, name, Base64.getEncoder().encodeToString(content));
    }

    void choosePicture(Path file) {
        find("picture").sendKeys(file.toAbsolutePath().toString());
    }

    void awaitText(String id, String expected) {
        until(driver -> text(id).contains(expected));
    }

    void awaitShown(String id) {
        until(driver -> find(id).isDisplayed());
    }

    void awaitEnabled(String id) {
        until(driver -> find(id).isEnabled());
    }

    void awaitClass(String selector) {
        until(driver -> !driver.findElements(By.cssSelector(selector)).isEmpty());
    }

    <T> T script(String script, Object... arguments) {
        @SuppressWarnings("unchecked")
        T answer = (T) driver.executeScript(script, arguments);
        return answer;
    }

    <T> T until(Function<WebDriver, T> condition) {
        return new WebDriverWait(driver, LONGEST, Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> "The page shows: "
                        + driver.findElement(By.tagName("body")).getText())
                .until(condition);
    }
}
