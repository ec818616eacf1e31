package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.option.ClientOptions;
import dev.wanedit.cli.option.ReportOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.report.Report;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.session.CommandRun;
import dev.wanedit.cli.session.JobSettings;
import dev.wanedit.cli.session.ResumeCommands;
import dev.wanedit.cli.session.Service;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.functions.Consumer;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An error that broke a thread ends the process, unless the command ends by itself. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class FatalErrorHandlerTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Error MISSING = new NoClassDefFoundError("org/example/Missing");

    private final @Nullable Consumer<? super Throwable> handlerBefore = RxJavaPlugins.getErrorHandler();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private Environment here;

    @BeforeEach
    void surround(FakeDashScope fake, @TempDir Path folder) {
        here = new Cli(fake, folder)
                .surroundings(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        RxJavaPlugins.setErrorHandler(handlerBefore);
    }

    @Test
    void uncaughtException_whenItIsAnError_reportsItAndExits1() throws Exception {
        FatalErrorHandler errors = handler(Duration.ZERO);

        errors.uncaughtException(Thread.currentThread(), MISSING);

        assertThat(exitCode()).isEqualTo(ExitCodes.FAULT);
        assertThat(text(err).lines())
                .containsExactly(
                        "error: A part of this program is missing or does not fit: NoClassDefFoundError: org/example/Missing",
                        "  Build or fetch the jar again; -v shows the stack trace.");
    }

    @Test
    void uncaughtException_whenATaskOfASchedulerThrowsAnError_exits() throws Exception {
        FatalErrorHandler errors = handler(Duration.ZERO);
        RxJavaPlugins.setErrorHandler(fault -> errors.uncaughtException(Thread.currentThread(), fault));

        Schedulers.io().scheduleDirect(() -> {
            throw MISSING;
        });

        assertThat(exitCode()).isEqualTo(ExitCodes.FAULT);
    }

    @Test
    void uncaughtException_whenItIsOfACancelledExchange_isIgnored() throws Exception {
        FatalErrorHandler errors = handler(Duration.ZERO);
        RxJavaPlugins.setErrorHandler(fault -> errors.uncaughtException(Thread.currentThread(), fault));

        errors.uncaughtException(Thread.currentThread(), new IllegalStateException("ignored"));
        Single.create(emitter -> emitter.onError(new IOException(new NoClassDefFoundError("ignored"))))
                .test(true)
                .assertNoValues();
        Single.create(emitter -> emitter.onError(new NoClassDefFoundError("ignored")))
                .test(true)
                .assertNoValues();
        errors.uncaughtException(Thread.currentThread(), MISSING);

        assertThat(exitCode()).isEqualTo(ExitCodes.FAULT);
        assertThat(text(err)).contains("org/example/Missing").doesNotContain("ignored");
    }

    @Test
    void uncaughtException_whenTheCommandEndsByItself_reportsNothing() throws Exception {
        FatalErrorHandler errors = new FatalErrorHandler(here, NEVER, exit::complete);
        Thread watcher = errors.watch();

        errors.uncaughtException(Thread.currentThread(), MISSING);
        errors.over();
        watcher.join();

        assertThat(exit).isNotDone();
        assertThat(text(err)).isEmpty();
    }

    @Test
    void uncaughtException_whenACommandHasAReport_isItsLastEvent() throws Exception {
        ReportOptions options = new ReportOptions();
        options.json = true;
        options.verbose = new boolean[] {true};
        Report report = options.report(here);
        FatalErrorHandler errors = handler(Duration.ZERO);

        errors.uncaughtException(Thread.currentThread(), MISSING);
        exitCode();
        report.failed(FailureMessage.of(List.of("too late"), null, List.of()));

        Map<String, Object> last = new Cli.Ran(1, text(out), text(err)).lastEvent();
        assertThat(last).containsEntry("event", "error").containsEntry("exception", "NoClassDefFoundError");
        assertThat(text(err)).contains("    at ");
    }

    @Test
    void uncaughtException_whenACommandHasATask_saysHowToContinue() throws Exception {
        ClientOptions client = new ClientOptions();
        Report report = new ReportOptions().report(here);
        Service service = Service.open(client, here, JobSettings.PLAIN, report.events());
        try (CommandRun session =
                new CommandRun(service, report, ResumeCommands.of(here, client, null), here.interruption())) {
            session.about(new TaskId("task-1"));
            FatalErrorHandler errors = handler(Duration.ZERO);

            errors.uncaughtException(Thread.currentThread(), MISSING);
            exitCode();

            assertThat(text(err)).contains("  task task-1", "Continue with: wanedit await task-1");
            here.interruption().print();
            assertThat(text(err)).doesNotContain("Interrupted");
        }
    }

    private FatalErrorHandler handler(Duration grace) {
        FatalErrorHandler errors = new FatalErrorHandler(here, grace, exit::complete);
        Thread unused = errors.watch();
        return errors;
    }

    private int exitCode() throws Exception {
        return exit.get(PackedProgram.SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
