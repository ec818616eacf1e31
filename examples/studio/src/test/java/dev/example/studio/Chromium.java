package dev.example.studio;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium. Debian's packages chromium and chromium-driver have both programs; nothing is downloaded. */
final class Chromium implements AutoCloseable {

    private static final int HEIGHT = 900;

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts one. Where there is none the test is skipped; in CI it fails.
     *
     * @param language the language that the browser asks for, for example {@code zh-CN}
     * @param width the width of the page in pixels
     * @param profile an empty folder
     */
    static Chromium start(String language, int width, Path profile) {
        Optional<Path> browser = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = program("chromedriver");
        boolean there = browser.isPresent() && chromedriver.isPresent();
        String missing = "There is no chromium with its chromedriver: install Debian's chromium and chromium-driver";
        if (!there && !String.valueOf(System.getenv("CI")).matches("null|false|")) {
            throw new IllegalStateException(missing); // A green run of CI means that the page was tested.
        }
        Assumptions.assumeTrue(there, missing);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.get().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--autoplay-policy=no-user-gesture-required",
                "--accept-lang=" + language,
                "--user-data-dir=" + profile.toAbsolutePath());
        options.setExperimentalOption(
                "mobileEmulation",
                Map.of("deviceMetrics", Map.of("width", width, "height", HEIGHT, "pixelRatio", 1, "touch", false)));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort()
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    ChromeDriver driver() {
        return driver;
    }

    /** What the console has had since the last call, except for connections that a test broke on purpose. */
    List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** A picture of the whole page, in {@code target/screenshots}. */
    void picture(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Object height = driver.executeScript("return document.documentElement.scrollHeight");
        Map<String, Object> clip = Map.of(
                "x", 0, "y", 0, "scale", 1, "width", driver.executeScript("return innerWidth"), "height", height);
        Map<String, Object> shot =
                driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip));
        Files.write(folder.resolve(name + ".png"), OutputType.BYTES.convertFromBase64Png((String) shot.get("data")));
    }

    private static Optional<Path> program(String... names) {
        String path = String.valueOf(System.getenv("PATH"));
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
