package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in a batch are reported before anything is sent. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class BatchLinesTest {

    private static final String SOUND = "{'key':'sound','video':'https://example.com/clip.mp4'}";

    @TempDir
    private Path folder;

    @AfterEach
    void nothingWasSentOrMade(FakeDashScope fake) {
        assertThat(fake.requests()).isEmpty();
        assertThat(folder.resolve("results")).doesNotExist();
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void batch_withManyMistakes_tellsAllWithTheirLines(FakeDashScope fake) throws IOException {
        Cli.Ran ran = run(
                fake,
                SOUND,
                "",
                "{'key':'a','video':'nowhere.mp4','seed':-1,'resolution':'4K'}",
                "{'key':'sound','video':'https://example.com/clip.mp4'}",
                "no json",
                "{'key':'b','video':'https://example.com/clip.mp4','out':'SOUND.mp4','promt':'x'}");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err().lines().filter(line -> line.startsWith("error: ")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).isEqualTo("error: line 3: video: There is no file nowhere.mp4."),
                        line -> assertThat(line).isEqualTo("error: line 3: seed: -1, allowed 0 to 2147483647"),
                        line -> assertThat(line).isEqualTo("error: line 3: resolution: 4K, allowed 720P, 1080P"),
                        line -> assertThat(line).isEqualTo("error: line 4: key: sound is that of line 1 too"),
                        line -> assertThat(line).isEqualTo("error: line 4: out: sound.mp4 is that of line 1 too"),
                        line -> assertThat(line).startsWith("error: line 5: is not JSON: see column "),
                        line -> assertThat(line).startsWith("error: line 6: promt: no such field, allowed key, "),
                        line -> assertThat(line).isEqualTo("error: line 6: out: SOUND.mp4 is that of line 1 too"));
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void batch_withALineThatIsWrongOtherwise_tellsThatALaterOneHasItsKeyAndOut(FakeDashScope fake) throws IOException {
        Cli.Ran ran = run(
                fake,
                "{'key':'a','video':'nowhere.mp4','out':'b.mp4'}",
                "{'key':'a','video':'https://example.com/clip.mp4'}",
                "{'key':'b','seed':-1}");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains("line 2: key: a is that of line 1 too", "line 3: out: b.mp4 is that of line 1 too")
                .contains("line 1: video:", "line 3: video:", "line 3: seed:");
    }

    @Test
    void batch_withAnOutThatAnotherLineHas_isRefusedWhateverItsCase(FakeDashScope fake) throws IOException {
        Cli.Ran ran = run(
                fake,
                SOUND,
                "{'key':'b','video':'https://example.com/clip.mp4','out':'SOUND.mp4'}",
                "{'key':'a/b','video':'https://example.com/clip.mp4'}",
                "{'key':'a_b','video':'https://example.com/clip.mp4'}");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains("line 2: out: SOUND.mp4 is that of line 1 too", "line 4: out: a_b.mp4 is that of line 3 too");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]                                   | is not a JSON object",
                "{'key':'k'} {'key':'l'}               | holds more than one JSON object",
                "{'key':'k','key':'k'}                 | is not JSON: see column",
                "{'key':'\\ud83c'}                      | key: A job key holds whole characters: this one has half",
                "{'key':'k','video':7}                 | video: allowed a text",
                "{'key':'k','references':'a.png'}      | references: allowed an array of texts",
                "{'key':'k','references':[1]}          | references[0]: allowed a text",
                "{'key':'k','references':['no.png']}   | references[0]: There is no file no.png.",
                "{'key':'k','duration':'5'}            | duration: allowed a number",
                "{'key':'k','duration':2.5}            | duration: 2.5 s, allowed whole seconds, 2 to 10 s",
                "{'key':'k','duration':1e999999999}    | duration: 1E+999999999",
                "{'key':'k','seed':true}               | seed: allowed a number",
                "{'key':'k','seed':99999999999999999999} | seed: 99999999999999999999, allowed 0 to 2147483647",
                "{'key':'k','watermark':'yes'}         | watermark: allowed true or false",
                "{'key':'k','prompt_extend':1}         | prompt_extend: allowed true or false",
                "{'key':'k','ratio':'2:1'}             | ratio: 2:1, allowed 16:9",
                "{'key':'k'}                           | video: nothing, allowed one video",
                "{'video':'https://example.com/a.mp4'} | key: allowed a text, unique among all",
                "{'key':' k','video':'https://example.com/a.mp4'} | key: A job key holds no control characters",
                "{'key':'k','out':'../a.mp4'}          | out: allowed the name of a file",
                "{'key':'k','out':'sub/a.mp4'}         | out: allowed the name of a file",
                "{'key':'k','out':'..'}                | out: allowed the name of a file",
                "{'key':'k','out':''}                  | out: allowed the name of a file",
                "{'key':'k','out':'/etc/passwd'}       | out: allowed the name of a file",
                "{'key':'k','out':'C:\\\\a.mp4'}       | out: allowed the name of a file",
            })
    void batch_whenALineIsWrong_saysWhat(String line, String expected, FakeDashScope fake) throws IOException {
        Cli.Ran ran = run(fake, SOUND, line);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains("error: line 2: " + expected);
    }

    @Test
    void batch_whenALineIsNotUtf8_saysWhich(FakeDashScope fake) throws IOException {
        Path file = folder.resolve("jobs.jsonl");
        Files.write(file, "\n{\"key\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1));

        Cli.Ran ran = run(fake, file);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("error: line 2: is not UTF-8 text");
    }

    @Test
    void batch_whenMistakesHoldSecrets_doesNotRepeatThem(FakeDashScope fake) throws IOException {
        Cli.Ran ran = run(
                fake,
                "{'key':'a','video':'ftp://example.com/a.mp4?Signature=TOPSECRET'}",
                "{'key':'b','references':['data:image/png;base64,PAYLOADSECRET}",
                "{'https://example.com/a?Signature=TOPSECRET':1}");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("line 1:", "line 2:", "line 3:").doesNotContain("SECRET", "Signature=");
    }

    @Test
    void batch_withoutFileOrJobsOrOut_exits2(FakeDashScope fake) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "\n \n");
        Cli cli = new Cli(fake, folder);
        String out = folder.resolve("results").toString();

        assertThat(cli.run("batch", folder.resolve("none").toString(), "--out", out))
                .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("There is no file"));
        assertThat(cli.run("batch", empty.toString(), "--out", out))
                .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("holds no job"));
        assertThat(cli.run("batch", empty.toString()))
                .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("--out"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no mkfifo")
    void batch_ofWhatCanBeReadOnlyOnce_exits2(FakeDashScope fake) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(List.of(run(fake, pipe), run(fake, folder)))
                .allSatisfy(ran -> assertThat(ran.exitCode()).isEqualTo(2))
                .allSatisfy(ran -> assertThat(ran.err()).contains("is no regular file", "read twice"));
    }

    @ParameterizedTest
    @CsvSource({
        "--concurrency, 0, --concurrency is 0",
        "--concurrency, 1001, --concurrency is 1001",
        "--on-uncertain, guess, 'none of fail, adopt, resubmit'",
        "--settling, 0s, '--settling'",
    })
    void batch_whenAnOptionIsWrong_namesIt(String option, String value, String expected, FakeDashScope fake)
            throws IOException {
        Path file = Files.writeString(folder.resolve("jobs.jsonl"), SOUND.replace('\'', '"'));

        Cli.Ran ran = new Cli(fake, folder)
                .run(
                        "batch",
                        file.toString(),
                        "--out",
                        folder.resolve("results").toString(),
                        option,
                        value);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains(expected);
    }

    private Cli.Ran run(FakeDashScope fake, String... lines) throws IOException {
        Path file = folder.resolve("jobs.jsonl");
        Files.writeString(file, String.join("\n", lines).replace('\'', '"'));
        return run(fake, file);
    }

    private Cli.Ran run(FakeDashScope fake, Path file) {
        return new Cli(fake, folder)
                .run(
                        "batch",
                        file.toString(),
                        "--out",
                        folder.resolve("results").toString());
    }
}
