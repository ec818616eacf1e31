package dev.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The form: its language, its pictures, and the settings of an earlier edit. */
class ComposeTest {

    @TempDir
    Path folder;

    @Test
    void language_chosenOnThePage_isKeptAndChangesEveryText() throws Exception {
        try (RunningStudio studio = RunningStudio.demo(folder.resolve("studio"));
                Chromium browser = Chromium.start("zh-CN", 390, folder.resolve("profile"))) {
            StudioPage page = StudioPage.open(browser, studio);
            page.awaitText("compose-title", "新建编辑");
            page.awaitText("faults", "请添加要编辑的视频");

            browser.driver().findElement(By.cssSelector("[data-language=en]")).click();

            page.awaitText("compose-title", "New edit");
            page.awaitText("faults", "Add the clip to edit");
            assertThat(page.<String>script("return document.documentElement.lang"))
                    .isEqualTo("en");
            assertThat(page.<String>script("return document.body.innerText.replace('中文', '')"))
                    .doesNotContainPattern("\\p{IsHan}");
            StudioPage.open(browser, studio).awaitText("compose-title", "New edit");
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }

    @Test
    void faults_inChinese_haveChineseFiguresAndSeparators() throws Exception {
        try (RunningStudio studio = RunningStudio.demo(folder.resolve("studio"));
                Chromium browser = Chromium.start("zh-CN", 1280, folder.resolve("profile"))) {
            StudioPage page = StudioPage.open(browser, studio);
            page.dropClip("empty.mp4", new byte[0]);
            page.script("document.querySelector('#compose details').open = true");
            page.find("seed").sendKeys("-1");
            page.find("prompt").sendKeys("x");

            page.awaitText("faults", "随机种子：超出范围：-1。允许：0 到 2147483647。");
            page.awaitText("faults", "视频：文件大小不符合要求：0 字节。允许：1 字节到 100 MB。");
        }
    }

    /** Each file of a drop is a part of one action: what was refused of it stays visible. */
    @Test
    void pictures_whenTheFirstOfTwoIsTooLarge_keepsItsNote() throws Exception {
        Path large = Files.write(folder.resolve("large.png"), new byte[21 * 1024 * 1024]);
        try (RunningStudio studio = RunningStudio.demo(folder.resolve("studio"));
                Chromium browser = Chromium.start("en", 1280, folder.resolve("profile"))) {
            StudioPage page = StudioPage.open(browser, studio);

            page.find("picture").sendKeys(large + "\n" + picture(1));

            page.awaitClass("#pictures img");
            page.awaitText("faults", "large.png is larger than 20 MB");
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }

    @Test
    void pictures_moreThanFour_areFourAndANote() throws Exception {
        try (RunningStudio studio = RunningStudio.demo(folder.resolve("studio"));
                Chromium browser = Chromium.start("en", 390, folder.resolve("profile"))) {
            StudioPage page = StudioPage.open(browser, studio);

            page.find("picture")
                    .sendKeys(IntStream.range(0, 5).mapToObj(this::picture).collect(Collectors.joining("\n")));

            page.awaitText("faults", "Only four pictures are possible");
            assertThat(browser.driver().findElements(By.cssSelector("#pictures img")))
                    .hasSize(4)
                    .allSatisfy(
                            image -> assertThat(image.getDomProperty("alt")).matches("Picture \\d: picture\\d.png"));
            assertThat(page.find("pictures-drop").isDisplayed()).isFalse();
            browser.picture("10-pictures");

            browser.driver().findElement(By.cssSelector("#pictures button")).click();
            page.awaitShown("pictures-drop");
            assertThat(browser.driver().findElements(By.cssSelector("#pictures img")))
                    .hasSize(3);
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }

    @Test
    void settingsOfAnEarlierEdit_usedAgain_areInTheFormWithTheirPrice() throws Exception {
        try (RunningStudio studio = RunningStudio.demo(folder.resolve("studio"));
                Chromium browser = Chromium.start("en", 1280, folder.resolve("profile"))) {
            StudioPage page = StudioPage.open(browser, studio);
            page.find("sample").click();
            page.awaitEnabled("run");
            page.find("run").click();
            page.awaitShown("compare");

            page = StudioPage.open(browser, studio);
            page.awaitClass("#jobs button");
            browser.driver().findElement(By.cssSelector("#jobs button")).click();
            page.awaitShown("reuse");
            page.find("reuse").click();

            page.awaitEnabled("run");
            assertThat(page.text("clip-name")).isEqualTo("sample.mp4");
            assertThat(page.find("prompt").getDomProperty("value")).contains("falling snow");
            assertThat(page.text("price-amount")).contains("3.60");
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }

    private String picture(int number) {
        try (InputStream in = ComposeTest.class.getResourceAsStream("/picture.png")) {
            return Files.write(folder.resolve("picture" + number + ".png"), in.readAllBytes())
                    .toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
