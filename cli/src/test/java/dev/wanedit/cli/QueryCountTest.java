package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The answer that shows the end of a task has the URL of its result, so the task is not queried again. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class QueryCountTest {

    private static final int JOBS = 8;
    private static final String[] LIFE = {"PENDING", "RUNNING", "SUCCEEDED"};

    @TempDir
    private Path folder;

    @BeforeEach
    void script(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses(LIFE));
    }

    @Test
    void edit_whenTheEndIsSeen_sendsNoQueryBeforeTheDownload(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder)
                .run("edit", "--video", Cli.CLIP.toString(), "--prompt", "Snow", "--out", out("edited.mp4"));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(fake.count(RequestKind.QUERY)).isEqualTo(LIFE.length);
    }

    @Test
    void edit_whenTheClientDecidesWhenToAsk_sendsNoQueryBeforeTheDownload(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));

        Cli.Ran ran = new Cli(fake, folder)
                .runUnhurried("edit", "--video", Cli.CLIP.toString(), "--prompt", "Snow", "--out", out("edited.mp4"));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(fake.count(RequestKind.QUERY)).isOne();
    }

    @Test
    void batch_whenEndsAreSeen_sendsNoQueryBeforeTheDownloads(FakeDashScope fake) throws IOException {
        String lines = IntStream.range(0, JOBS)
                .mapToObj(i -> "{\"key\":\"job-" + i + "\",\"video\":\"https://example.com/" + i
                        + ".mp4\",\"prompt\":\"Snow\",\"resolution\":\"720P\"}")
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("jobs.jsonl"), lines);

        Cli.Ran ran = new Cli(fake, folder)
                .run("batch", file.toString(), "--out", out("results"), "--concurrency", String.valueOf(JOBS));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        List<String> queries = fake.requests(RequestKind.QUERY).stream()
                .map(RecordedRequest::path)
                .sorted()
                .toList();
        assertThat(queries).hasSize(JOBS * LIFE.length);
        assertThat(queries.stream().distinct()).hasSize(JOBS);
    }

    @Test
    void await_whenTheResultIsWanted_sendsNoQueryBeforeTheDownload(FakeDashScope fake) {
        Cli cli = new Cli(fake, folder);
        cli.run("submit", "--video", Cli.CLIP.toString(), "--prompt", "Snow");

        Cli.Ran ran = cli.run("await", fake.tasks().get(0).id(), "--out", out("edited.mp4"));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(fake.count(RequestKind.QUERY)).isEqualTo(LIFE.length);
        assertThat(folder.resolve("edited.mp4")).isNotEmptyFile();
    }

    /** The only operation that must query first: it is given a task and no answer about it. */
    @Test
    void download_whenATaskIsNamed_sendsOneQuery(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        Cli cli = new Cli(fake, folder);
        cli.run("submit", "--video", Cli.CLIP.toString(), "--prompt", "Snow");

        Cli.Ran ran = cli.run("download", fake.tasks().get(0).id(), "--out", out("edited.mp4"));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(fake.count(RequestKind.QUERY)).isOne();
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }
}
