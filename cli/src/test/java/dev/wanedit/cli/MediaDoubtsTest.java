package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The findings of the check of jobs are reported before money is spent: all violations at once, and doubts as warnings.
 */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class MediaDoubtsTest {

    private static final String URL = "https://example.com/clip.mp4";
    private static final String AIMLESS = "prompt: nothing, and no reference image";

    private final StoresInMemory stores = new StoresInMemory();

    @TempDir
    private Path folder;

    @BeforeEach
    void letTasksSucceed(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
    }

    @Test
    void submit_whenNothingSaysWhatToChange_warnsAndSends(FakeDashScope fake) {
        Cli.Ran ran = cli(fake).run("submit", "--video", URL);

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).containsOnlyOnce("warning: --" + AIMLESS);
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    @Test
    void submit_whenNothingSaysWhatToChangeAndStrict_sendsNothing(FakeDashScope fake) {
        Cli.Ran ran = cli(fake).run("submit", "--video", URL, "--strict");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("error: --" + AIMLESS).doesNotContain("warning");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void edit_whenAClipIsDoubtful_warnsAlsoInJson(FakeDashScope fake) throws IOException {
        Path odd = misnamed();

        Cli.Ran ran = cli(fake).run("edit", "--video", odd.toString(), "--prompt", "snow", "--json");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("warning: --video: clip.webm: MP4 by its content");
        assertThat(ran.events().get(0))
                .containsEntry("event", "warning")
                .extractingByKey("message")
                .asString()
                .startsWith("--video: clip.webm");
    }

    @Test
    void quote_whenAClipIsDoubtful_warns(FakeDashScope fake) throws IOException {
        Cli.Ran ran = cli(fake).run("quote", "--video", misnamed().toString(), "--prompt", "snow");

        assertThat(ran.err()).contains("warning: --video: clip.webm: MP4 by its content");
        assertThat(ran.out()).contains("billed");
    }

    @Test
    void edit_whenParametersAndMediaAreWrong_tellsBothAtOnce(FakeDashScope fake) throws IOException {
        Path text = Files.writeString(folder.resolve("clip.mp4"), "no clip");
        Path image = Files.write(folder.resolve("tiny.png"), tinyPng());

        Cli.Ran ran = cli(fake)
                .run(
                        "edit",
                        "--video",
                        text.toString(),
                        "--reference",
                        "ftp://x/y",
                        "--reference",
                        image.toString(),
                        "--seed",
                        "-1");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains("--seed: -1", "--reference (number 1):", "--video: clip.mp4: text")
                .contains("--reference (number 2): inline image/png: 1 x 1 pixels");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void batch_whenLinesAreWrongInFormAndMedia_tellsAllAtOnce(FakeDashScope fake) throws IOException {
        Path text = Files.writeString(folder.resolve("clip.mp4"), "no clip");

        Cli.Ran ran = batch(
                fake,
                "{'key':'a','video':'" + text + "','prompt':'x'}",
                "{'key':'b','video':'" + text + "','seed':-1}",
                "{'key':'c','video':'" + URL + "','seed':-1}");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(errors(ran))
                .containsExactly(
                        "line 1: video: clip.mp4: text, allowed MP4 or QuickTime",
                        "line 2: seed: -1, allowed 0 to 2147483647",
                        "line 2: video: clip.mp4: text, allowed MP4 or QuickTime",
                        "line 3: seed: -1, allowed 0 to 2147483647");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void batch_whenOnlyMediaAreWrong_tellsThemBeforeTheFirstJobIsSent(FakeDashScope fake) throws IOException {
        Path text = Files.writeString(folder.resolve("clip.mp4"), "no clip");
        cli(fake).run("submit", "--video", URL, "--prompt", "x", "--job-key", "other");
        int before = fake.requests().size();

        Cli.Ran ran = batch(
                fake,
                "{'key':'a','video':'" + URL + "','prompt':'x'}",
                "{'key':'b','video':'" + text + "','prompt':'x'}");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(errors(ran)).containsExactly("line 2: video: clip.mp4: text, allowed MP4 or QuickTime");
        assertThat(fake.requests()).hasSize(before);
    }

    @Test
    void batch_whenLinesAreDoubtful_warnsWithTheirNumbersOnce(FakeDashScope fake) throws IOException {
        String[] lines = {"{'key':'a','video':'" + URL + "'}", "{'key':'b','video':'" + misnamed() + "','prompt':'x'}"};

        Cli.Ran ran = batch(fake, lines);
        Cli.Ran again = batch(fake, lines);

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err().lines().filter(line -> line.startsWith("warning: ")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("warning: line 1: " + AIMLESS),
                        line -> assertThat(line).startsWith("warning: line 2: video: clip.webm: MP4 by its content"));
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).doesNotContain("warning");
    }

    @Test
    void batch_whenTheClipsOfPaidJobsAreGone_endsThem(FakeDashScope fake) throws IOException {
        Path clip = Files.copy(Cli.CLIP, folder.resolve("clip.mp4"));
        Path image = Files.copy(Cli.REFERENCE, folder.resolve("image.png"));
        String[] lines = {"{'key':'a','video':'" + clip + "','references':['" + image + "'],'prompt':'x'}"};
        fake.everyTask(TaskScript.statuses("RUNNING", "RUNNING", "RUNNING", "SUCCEEDED"));
        Cli.Ran first = batch(fake, List.of("--await", "1s"), lines);
        Files.delete(clip);
        Files.delete(image);

        Cli.Ran again = batch(fake, lines);

        assertThat(first.exitCode()).as(first.err()).isEqualTo(6);
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    @Test
    void edit_whenTheClipOfAPaidJobIsGone_endsIt(FakeDashScope fake) throws IOException {
        Path clip = Files.copy(Cli.CLIP, folder.resolve("clip.mp4"));
        String[] job = {"--video", clip.toString(), "--prompt", "x", "--job-key", "k"};
        cli(fake).run(with("submit", job));
        Files.delete(clip);

        Cli.Ran again = cli(fake).run(with("edit", job));
        Cli.Ran other = cli(fake).run("edit", "--video", clip.toString(), "--prompt", "x", "--job-key", "another");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("--video: There is no file " + clip);
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    private static String[] with(String command, String... options) {
        String[] all = new String[options.length + 1];
        all[0] = command;
        System.arraycopy(options, 0, all, 1, options.length);
        return all;
    }

    private Cli cli(FakeDashScope fake) {
        return new Cli(fake, folder, stores);
    }

    private Cli.Ran batch(FakeDashScope fake, String... lines) throws IOException {
        return batch(fake, List.of(), lines);
    }

    private Cli.Ran batch(FakeDashScope fake, List<String> options, String... lines) throws IOException {
        Path file = folder.resolve("jobs.jsonl");
        Files.writeString(file, String.join("\n", lines).replace('\'', '"'));
        String[] fixed = {
            "batch", file.toString(), "--out", folder.resolve("results").toString()
        };
        return cli(fake)
                .run(Stream.concat(Arrays.stream(fixed), options.stream()).toArray(String[]::new));
    }

    private static List<String> errors(Cli.Ran ran) {
        return ran.err()
                .lines()
                .filter(line -> line.startsWith("error: "))
                .map(line -> line.substring("error: ".length()))
                .toList();
    }

    /** An MP4 by its content, whose name says otherwise. */
    private Path misnamed() throws IOException {
        return Files.copy(Cli.CLIP, folder.resolve("clip.webm"));
    }

    private static byte[] tinyPng() {
        return Base64.getDecoder()
                .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");
    }
}
