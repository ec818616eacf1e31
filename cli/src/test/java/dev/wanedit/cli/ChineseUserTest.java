package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.language.Wording;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.service.TaskScript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a reader sees is Chinese; results, events and exit codes are the same. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ChineseUserTest {

    @TempDir
    private Path folder;

    @Test
    void edit_ofAClip_reportsItsStepsInChinese(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("PENDING", "RUNNING", "SUCCEEDED"));

        Cli.Ran ran = run(fake, "edit", "--video", Cli.CLIP.toString(), "--prompt", "x");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).endsWith(".mp4" + System.lineSeparator());
        assertThat(ran.err().lines().map(line -> line.replaceAll("[0-9a-f-]{20,}", "ID")))
                .anyMatch(line -> line.startsWith("上传 103 KB"))
                .contains("任务 ID 已创建。")
                .anyMatch(line -> line.startsWith("排队中"))
                .anyMatch(line -> line.startsWith("运行中，用时 "))
                .anyMatch(line -> line.startsWith("已成功，用时 "))
                .contains("已保存 103 KB，计费 6 秒。");
    }

    @Test
    void edit_ofAnInvalidJob_keepsTheErrorAndExplainsIt(FakeDashScope fake) {
        Cli.Ran ran = run(fake, "edit", "--video", Cli.CLIP.toString(), "--duration", "12");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines())
                .containsExactly(
                        "error: --duration: 12 s, allowed whole seconds, 2 to 10 s",
                        "  --duration：12 秒（要求：2 到 10 秒之间的整秒数）",
                        "  未发送任何内容。请修正任务后重新提交。");
    }

    @Test
    void edit_withAFileThatIsNoImage_keepsTheErrorAndExplainsIt(FakeDashScope fake) throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "no image");

        Cli.Ran ran = run(fake, "edit", "--video", Cli.CLIP.toString(), "--reference", text.toString());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains(
                        "error: --reference (number 1): The image in " + text + " is none of JPEG, PNG, BMP, WEBP.",
                        text + " 中的图片不是 JPEG、PNG、BMP 或 WEBP。");
    }

    @Test
    void edit_withJson_hasTheSameEvents(FakeDashScope fake) {
        Cli.Ran ran = run(fake, "edit", "--json", "--video", Cli.CLIP.toString(), "--duration", "12");

        assertThat(ran.lastEvent())
                .containsEntry("message", "--duration: 12 s, allowed whole seconds, 2 to 10 s")
                .containsEntry("hint", "Nothing was sent; correct the job and submit it again.");
    }

    @Test
    void batch_ofTwoLines_reportsItsJobsInChinese(FakeDashScope fake) throws IOException {
        fake.everyTask(TaskScript.statuses("RUNNING", "SUCCEEDED"));
        Path file = Files.writeString(folder.resolve("jobs.jsonl"), """
                {"key":"sunset","video":"https://example.com/a.mp4","prompt":"x"}
                {"key":"dawn","video":"https://example.com/b.mp4","prompt":"y"}
                """);

        Cli.Ran ran = run(
                fake, "batch", file.toString(), "--out", folder.resolve("out").toString());

        assertThat(ran.err()).contains("sunset：运行中", "（第 1 个，共 2 个）", "（第 2 个，共 2 个）", "完成 2，失败 0，不确定 0，未完成 0。", "页面：");
        assertThat(ran.out().lines()).hasSize(2);
    }

    @Test
    void doctor_withoutAStore_explainsWhatIsNotWellInChinese(FakeDashScope fake) {
        fake.close();

        Cli.Ran ran = run(fake, "doctor");

        assertThat(ran.out()).contains("CHECK", "FAULT").doesNotContainPattern("\\p{IsHan}");
        assertThat(ran.err()).contains("有故障：HOST").containsPattern("HOST: .*\\. 请检查");
    }

    @Test
    void wrongUsage_ofAnOption_namesTheHelpInChinese(FakeDashScope fake) {
        Cli.Ran ran = run(fake, "edit", "--vidoe", "x");

        assertThat(ran.err()).startsWith("error: ").contains("您是否想输入", "请参阅：wanedit edit --help");
    }

    @Test
    void wrongUsage_thatIsLikeSeveralOptions_namesThemInChinese(FakeDashScope fake) {
        Cli.Ran ran = run(fake, "edit", "--promt", "x");

        assertThat(ran.err())
                .contains("您是否想输入以下之一：--", "--prompt, --prompt-file")
                .doesNotContain(" or ");
    }

    private Cli.Ran run(FakeDashScope fake, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--poll-every", "500ms", "--first-poll", "0s"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                all.toArray(new String[0]),
                new Cli(fake, folder)
                        .surroundings(
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8))
                        .in(Wording.of(Locale.CHINA, StandardCharsets.UTF_8)));
        return new Cli.Ran(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
