package dev.wanedit.cli.command;

import dev.wanedit.cli.option.Durations;
import dev.wanedit.cli.option.FaultOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeBuilder;
import dev.wanedit.testkit.FakeServer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "fake-server",
        description = "Runs a fake service until it is interrupted; prints its base URL, then the key that it accepts.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class FakeServerCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    private final Environment here;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "N", description = "0, the default, means any free port")
    private int port;

    @Option(
            names = "--pending",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "how long a task is queued; default 5s")
    private Duration pending = Duration.ofSeconds(5);

    @Option(
            names = "--running",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "how long it runs after that; default 15s")
    private Duration running = Duration.ofSeconds(15);

    @Mixin
    private final FaultOptions faults = new FaultOptions();

    public FakeServerCommand(Environment here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        FakeDashScopeBuilder builder = FakeServer.builder()
                .clock(here.clock())
                .pending(pending)
                .running(running)
                .latency(faults.latency)
                .port(port);
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port is " + port + ", allowed 0 to " + HIGHEST_PORT);
        }
        try (FakeDashScope fake = builder.start()) {
            faults.applyTo(fake);
            FakeServer.announce(fake, here.out());
            new CountDownLatch(1).await();
            return ExitCodes.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.INTERRUPTED;
        } catch (UncheckedIOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--port " + port + " cannot be opened: choose another port, or 0 for any free one",
                    e);
        }
    }
}
