package dev.wanedit.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.language.Wording;
import dev.wanedit.cli.option.ClientOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.process.InterruptionMessage;
import dev.wanedit.cli.process.StoreFiles;
import dev.wanedit.cli.process.Terminal;
import dev.wanedit.cli.result.Result;
import dev.wanedit.cli.session.ResumeCommands;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Resolution;
import dev.wanedit.network.SecretMask;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.settings.Polling;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.FastTimer;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a paid run when this machine fails it. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class LiveTest {

    @TempDir
    private Path folder;

    private final InterruptionMessage interruption = new InterruptionMessage();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private Runnable afterTheCreate = () -> {};

    private final PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8) {
        @Override
        public void println(String line) {
            super.println(line);
            if (line.endsWith("to be edited.") && line.contains("is created")) {
                Runnable once = afterTheCreate;
                afterTheCreate = () -> {};
                once.run();
            }
        }
    };

    /** By queries, since the fake's clock stands still. */
    @BeforeEach
    void endTasks(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("PENDING", "RUNNING", "SUCCEEDED"));
    }

    @Test
    void run_whenTheRecordingFails_keepsThePaidTaskAndCreatesNoOther(FakeDashScope fake) {
        SecretMask mask = new SecretMask();
        RecordingFile recording = new RecordingFile(full(), new SecretRemover(mask));
        RecordedProvider provider = new RecordedProvider("jdk", fake.clock(), mask, recording);
        Findings findings = new Findings();
        List<String> news = new ArrayList<>();
        VideoEditClientBuilder builder = builder(fake);
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .duration(LivePlan.SHORTEST)
                .resolution(Resolution.P720)
                .build();
        LivePlan plan = LivePlan.of(job, builder.quoter(), null);

        try (VideoEditClient client =
                builder.transport(provider).jobStore(new MemoryJobStore()).build()) {
            new LiveRun(
                            client,
                            provider,
                            recording,
                            ResumeCommands.of(here(fake), new ClientOptions(), null),
                            fake.clock(),
                            news::add,
                            findings)
                    .run(plan, folder);
        }

        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
        String task = fake.tasks().get(0).id();
        assertThat(findings.tasks().keySet()).extracting(Object::toString).containsExactly(task);
        assertThat(news).anyMatch(line -> line.contains("no further job is created"));
        LiveReport report = new LiveReport(findings, recording, "7.20 CNY", "now");
        assertThat(report.page("service")).contains("not complete", "The disk is full", task);
        assertThat(report.result(folder, folder, "").exitCode()).isEqualTo(1);
    }

    @Test
    void run_whenItIsInterrupted_writesTheReportAndNamesTheTask(FakeDashScope fake) {
        List<String> reports = new ArrayList<>();
        afterTheCreate = () -> {
            interruption.print();
            reports.add(read(folder.resolve("run/report.md")));
        };

        live(fake);

        String task = fake.tasks().get(0).id();
        assertThat(reports).singleElement().asString().contains(task, "to be edited");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("Interrupted", "Download it with: wanedit download " + task);
    }

    @Test
    void run_whenTheReportCannotBeWritten_showsItAndAdvisesNoSecondRun(FakeDashScope fake) {
        afterTheCreate = () -> createFolder(folder.resolve("run/report.md"));

        Result result = live(fake);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.summary()).contains("could not be written", "do not run it again");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("# A run against the service", fake.tasks().get(0).id());
    }

    @Test
    void run_whenTheListFailsRightAfterTheCreate_stillGetsThePaidResult(FakeDashScope fake) {
        afterTheCreate = () -> fake.inject(RequestKind.LIST, Fault.error(503, "ServiceUnavailable", "Busy."))
                .forever();

        Result result = live(fake);

        assertThat(result.fields().get("assumptions").toString())
                .contains("assumption=LIST_NEW_TASK, mark=INFERRED, outcome=NOT_DECIDED")
                .contains("assumption=UPLOAD, mark=PROBABLE, outcome=HOLDS");
        assertThat(folder.resolve("run")).isDirectoryContaining("glob:**.mp4");
    }

    @Test
    void run_whenAStepHasAnErrorOfOurs_stillWritesTheReport(FakeDashScope fake) {
        afterTheCreate = () -> {
            throw new IllegalStateException("A defect");
        };

        live(fake);

        assertThat(read(folder.resolve("run/report.md")))
                .contains("A defect", fake.tasks().get(0).id());
    }

    @Test
    void run_whenItIsSimulated_needsNoLimitAndAsksNothing(FakeDashScope fake) {
        LiveOptions options = new LiveOptions();
        options.live = true;
        options.out = folder.resolve("run");
        ClientOptions simulated = new ClientOptions();
        simulated.simulate = true;

        Result result = new Live(options, here(fake), simulated).run(builder(fake));

        assertThat(result.exitCode()).isZero();
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(3);
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("The simulated service ends with this command")
                .doesNotContain("It will cost", "Type yes", "wanedit cancel");
    }

    private Result live(FakeDashScope fake) {
        LiveOptions options = new LiveOptions();
        options.live = true;
        options.yes = true;
        options.maxCost = new BigDecimal("3");
        options.out = folder.resolve("run");
        return new Live(options, here(fake), new ClientOptions()).run(builder(fake));
    }

    private Environment here(FakeDashScope fake) {
        return new Environment(
                err,
                err,
                Terminal.NONE,
                fake.clock(),
                folder,
                () -> folder.resolve("jobs"),
                StoreFiles.ON_DISK,
                "wanedit",
                () -> builder(fake),
                interruption,
                Wording.ENGLISH);
    }

    private static VideoEditClientBuilder builder(FakeDashScope fake) {
        return VideoEditClient.builder()
                .fallbackTransport("jdk")
                .apiKey(fake.apiKey())
                .baseUrl(fake.baseUrl())
                .clock(fake.clock())
                .callTimeout(Duration.ofHours(1))
                .connectTimeout(Duration.ofHours(1))
                .polling(new Polling(Duration.ZERO, Duration.ofMillis(500)))
                .timer(new FastTimer(100));
    }

    private static Writer full() {
        return new Writer() {
            @Override
            public void write(char[] text, int from, int count) throws IOException {
                throw new IOException("The disk is full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private static void createFolder(Path place) {
        try {
            Files.createDirectory(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
