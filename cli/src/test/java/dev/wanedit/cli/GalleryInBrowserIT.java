package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wanedit.browser.BrowserPage;
import dev.wanedit.browser.Chromium;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page that the packed jar writes, opened from the disk in a real browser. {@code -Dtest.screenshots=FOLDER} keeps
 * pictures of it.
 */
class GalleryInBrowserIT {

    private static final String BAD =
            "{\"key\":\"bad\",\"video\":\"CLIP\",\"prompt\":\"wrong\",\"resolution\":\"720P\"}";

    private static final String HOSTILE = "</script><script>document.title='owned'</script>"
            + "<img src=x onerror=document.title='owned'><a href=javascript:document.title='owned'>x</a>"
            + " \\u2028 \\u202e evil https://evil.example/a.mp4?Signature=secret";

    @TempDir
    private static Path folder;

    private static @Nullable Chromium browser;

    /** One browser and one batch for all: each test has a page of its own. */
    @BeforeAll
    static void writePages() throws Exception {
        Optional<Path> program = Chromium.installed();
        assumeThat(program)
                .as("a Chromium, in which the page is opened; Debian's package is chromium")
                .isPresent();
        browser = Chromium.start(program.orElseThrow(), Files.createDirectory(folder.resolve("profile")));
        try (FakeDashScope fake = FakeDashScope.builder()
                .clock(Clock.systemUTC())
                .pending(Duration.ofMillis(50))
                .running(Duration.ofMillis(50))
                .start()) {
            writePage(fake, "many", many());
            refuseBad(fake);
            writePage(fake, "results", jobs());
            run(fake, "report", folder.resolve("results").toString(), "--lang", "zh");
            Files.copy(folder.resolve("results/index.html"), folder.resolve("results/zh.html"));
            run(fake, "report", folder.resolve("results").toString(), "--lang", "en");
        }
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void page_openedFromTheDisk_showsJobsSortsFiltersAndLoadsNothingElse() throws Exception {
        BrowserPage page = open(1280, false, "results/index.html");

        assertThat(keys(page)).containsExactly("snow", "hostile", "coat", "bad");
        assertThat(page.evaluate("document.getElementById('totals').innerText"))
                .asString()
                .contains("Jobs", "4", "CNY", "Seconds billed");
        // The clips play: metadata of before and after were read from the disk.
        page.await("[...document.querySelectorAll('[data-key=snow] video')].length === 2"
                + " && [...document.querySelectorAll('[data-key=snow] video')].every(film => film.readyState >= 1)");
        page.await("document.querySelector('[data-key=coat] img').naturalWidth > 0");

        choose(page, "sort", "key");
        assertThat(keys(page)).containsExactly("bad", "coat", "hostile", "snow");
        choose(page, "order", "down");
        assertThat(keys(page)).containsExactly("snow", "hostile", "coat", "bad");
        choose(page, "sort", "billed");
        assertThat(keys(page)).last().isEqualTo("bad");
        choose(page, "state", "refused");
        assertThat(keys(page)).containsExactly("bad");
        assertThat(page.evaluate("document.querySelector('[data-key=bad] .fault').innerText"))
                .asString()
                .contains("The size is not match", "What to do");
        choose(page, "state", "");
        page.evaluate("document.getElementById('search').focus()");
        page.type("MAKE it");
        assertThat(keys(page)).containsExactly("snow");
        page.evaluate("document.getElementById('search').select()");
        page.type("no such thing");
        assertThat(page.evaluate("document.getElementById('jobs').innerText"))
                .isEqualTo("No job matches. Clear the search or choose another state.");

        assertThat(page.problems()).isEmpty();
        assertThat(page.requests())
                .isNotEmpty()
                .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
    }

    @Test
    void page_withAHostilePrompt_showsItAsText() throws Exception {
        BrowserPage page = open(1280, false, "results/index.html");

        assertThat(page.evaluate("document.querySelector('[data-key=hostile] .prompt').textContent"))
                .asString()
                .startsWith("</script><script>")
                .contains("onerror=", "\\u2028", "\\u202e evil https://evil.example/a.mp4?***");
        assertThat(page.evaluate("document.title")).isEqualTo("Edited videos");
        assertThat(page.evaluate("document.querySelectorAll('a, iframe, object, [onerror]').length"))
                .isEqualTo(0);
        assertThat(page.evaluate("document.querySelector('[data-key=hostile] .pair').innerText"))
                .asString()
                .contains("not loaded by this page", "https://example.com/clip.mp4?***");
        assertThat(page.problems()).isEmpty();
        assertThat(page.requests()).noneMatch(address -> address.startsWith("http"));
    }

    /** The policy is the second wall: even if a text became HTML, its script would not run and nothing would be sent. */
    @Test
    void page_whenAScriptIsPutIntoIt_isStoppedByItsPolicy() throws Exception {
        BrowserPage page = open(1280, false, "results/index.html");

        page.evaluate("{ const script = document.createElement('script');"
                + " try { script.textContent = 'document.title = \"owned\"'; } catch (e) { /* Trusted Types */ }"
                + " document.body.append(script);"
                + " const image = document.createElement('img'); image.src = 'http://127.0.0.1:9/x';"
                + " document.body.append(image); }");
        page.evaluate("fetch('http://127.0.0.1:9/').catch(() => 'refused')");

        assertThat(page.evaluate("document.title")).isEqualTo("Edited videos");
        assertThat(page.problems())
                .isNotEmpty()
                .allMatch(problem -> problem.contains("Content Security Policy") || problem.contains("TrustedScript"));
    }

    @ParameterizedTest
    @CsvSource({"1280, en, false", "390, en, false", "390, zh, true", "1280, zh, true"})
    void page_onEachWidth_fitsIt(int width, String language, boolean dark) throws Exception {
        BrowserPage page = open(width, dark, language.equals("zh") ? "results/zh.html" : "results/index.html");
        page.await("[...document.querySelectorAll('video')].every(film => film.readyState >= 1)");

        picture(page, width + "-" + language + (dark ? "-dark" : ""));

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(page.evaluate("document.documentElement.lang")).isEqualTo(language.equals("zh") ? "zh-CN" : "en");
        assertThat(page.evaluate("[...document.querySelectorAll('main *')].filter(one => one.innerText === undefined"
                        + " && !one.closest('svg')).length"))
                .isEqualTo(0);
        assertThat(page.evaluate("document.body.innerText")).asString().doesNotContain("undefined", "{0}", "NaN");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void page_byKeyboard_reachesEachControl() throws Exception {
        BrowserPage page = open(1280, false, "results/index.html");
        List<Object> reached = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            page.press("Tab");
            reached.add(page.evaluate("document.activeElement.id || document.activeElement.tagName"));
        }

        assertThat(reached).containsSubsequence("search", "state", "sort", "order", "VIDEO");
        page.evaluate("document.querySelector('[data-key=snow] button').focus()");
        page.press("Enter");
        page.await("[...document.querySelectorAll('[data-key=snow] video')].every(film => film.currentTime > 0)");
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void page_ofManyJobs_hasPages() throws Exception {
        BrowserPage page = open(1280, false, "many/index.html");

        assertThat(keys(page)).hasSize(20).startsWith("job 0", "job 1");
        page.evaluate("document.querySelector('[data-turn=next]').click()");
        page.evaluate("document.querySelector('[data-turn=next]').click()");
        assertThat(keys(page)).containsExactly("job 40", "job 41", "job 42", "job 43", "job 44");
        assertThat(page.evaluate("document.querySelector('[data-turn=next]').disabled"))
                .isEqualTo(true);
        assertThat(page.problems()).isEmpty();
    }

    private static List<String> jobs() {
        String clip = Cli.CLIP.toAbsolutePath().toString();
        return List.of(
                "{\"key\":\"snow\",\"video\":\"" + clip + "\",\"prompt\":\"Make it snow\",\"resolution\":\"720P\"}",
                "{\"key\":\"hostile\",\"video\":\"https://example.com/clip.mp4?Signature=secret\",\"prompt\":\""
                        + HOSTILE + "\",\"resolution\":\"720P\"}",
                "{\"key\":\"coat\",\"video\":\"" + clip + "\",\"references\":[\"" + Cli.REFERENCE.toAbsolutePath()
                        + "\"],\"prompt\":\"换成红色外套\\n第二行\",\"out\":\"new coat #1 100%.mp4\"}",
                BAD.replace("CLIP", clip));
    }

    private static List<String> many() {
        return IntStream.range(0, 45)
                .mapToObj(i -> "{\"key\":\"job " + i + "\",\"video\":\"https://example.com/c.mp4\",\"prompt\":\"x\"}")
                .toList();
    }

    /** The service refuses this job for good, so that the next batch has it as it was. */
    private static void refuseBad(FakeDashScope fake) throws Exception {
        fake.inject(RequestKind.CREATE, Fault.error(400, "InvalidParameter", "The size is not match <b>"));
        writePage(
                fake,
                "refused",
                List.of(BAD.replace("CLIP", Cli.CLIP.toAbsolutePath().toString())));
    }

    private static void writePage(FakeDashScope fake, String name, List<String> lines) throws Exception {
        Path file = Files.write(folder.resolve(name + ".jsonl"), lines);
        run(
                fake,
                "batch",
                file.toString(),
                "--out",
                folder.resolve(name).toString(),
                "--lang",
                "en",
                "--base-url",
                fake.baseUrl().toString(),
                "--first-poll",
                "20ms",
                "--poll-every",
                "50ms",
                "--concurrency",
                "50",
                "--max-running",
                "50");
    }

    private static void run(FakeDashScope fake, String... args) throws Exception {
        try (PackedProgram program = PackedProgram.start(folder, Map.of("DASHSCOPE_API_KEY", fake.apiKey()), args)) {
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).as(ran.err()).isIn(0, 4);
        }
    }

    private static BrowserPage open(int width, boolean dark, String file) {
        BrowserPage page = Objects.requireNonNull(browser).page(width, 900, width < 600);
        if (dark) {
            page.darken();
        }
        page.open(folder.resolve(file).toUri().toString());
        return page;
    }

    @SuppressWarnings("unchecked")
    private static List<String> keys(BrowserPage page) {
        return (List<String>) page.evaluate("[...document.querySelectorAll('article')].map(job => job.dataset.key)");
    }

    private static void choose(BrowserPage page, String control, String value) {
        page.evaluate("{ const control = document.getElementById('" + control + "'); control.value = '" + value
                + "'; control.dispatchEvent(new Event('change')); }");
    }

    private static void picture(BrowserPage page, String name) throws IOException {
        String to = System.getProperty("test.screenshots");
        if (to != null) {
            page.screenshot(Files.createDirectories(Path.of(to)).resolve(name + ".png"));
        }
    }
}
