package dev.wanedit.cli.live;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.option.ClientOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.result.Result;
import dev.wanedit.cli.session.ResumeCommands;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.network.SecretMask;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.testkit.FakeDashScope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what a run will cost, asks, runs, and writes what was found. */
public final class Live {

    private static final String PROMPT = "Turn the scene into a watercolour painting";

    private final LiveOptions options;
    private final Environment here;
    private final ClientOptions client;

    /** @param client which service, and whether it is simulated, so that nothing is paid */
    public Live(LiveOptions options, Environment here, ClientOptions client) {
        this.options = options;
        this.here = here;
        this.client = client;
    }

    /**
     * Runs it.
     *
     * @param builder the settings of the client
     * @throws ConfigurationException if no limit is given, the run would cost more, or the user does not agree; no job was sent
     */
    public Result run(VideoEditClientBuilder builder) {
        Money limit = limit();
        EditJob.Builder job = EditJob.builder().video(clip()).prompt(PROMPT).resolution(Resolution.P720);
        if (options.video != null) {
            job.duration(LivePlan.SHORTEST);
        }
        if (limit != null) {
            job.maxCost(limit);
        }
        LivePlan plan = LivePlan.of(job.build(), builder.quoter(), limit);
        if (!client.simulate) {
            agree(plan.cost());
        }
        return recorded(builder, plan);
    }

    private Result recorded(VideoEditClientBuilder builder, LivePlan plan) {
        Path folder = newFolder();
        Path file = folder.resolve("recording.jsonl");
        Path page = folder.resolve("report.md");
        SecretMask mask = new SecretMask();
        RecordingFile recording = new RecordingFile(writer(file), new SecretRemover(mask));
        Findings findings = new Findings();
        LiveReport report = new LiveReport(
                findings,
                recording,
                plan.most().toString(),
                here.clock().instant().toString());
        RecordedProvider provider = new RecordedProvider(client.transportName(), here.clock(), mask, recording);
        ResumeCommands commands = ResumeCommands.of(here, client, null);
        here.interruption().prepare(() -> interrupted(findings, commands, page, report.page(provider.service())));
        String missing;
        try (VideoEditClient built =
                builder.transport(provider).jobStore(new MemoryJobStore()).build()) {
            new LiveRun(built, provider, recording, commands, here.clock(), here::say, findings).run(plan, folder);
        } finally {
            here.interruption().prepare(() -> {});
            recording.close();
            missing = write(page, report.page(provider.service()));
        }
        return report.result(page, file, missing);
    }

    private void interrupted(Findings findings, ResumeCommands commands, Path page, String report) {
        here.say("Interrupted; tasks that were created continue, and are billed if they succeed.");
        findings.tasks().forEach((task, meant) -> {
            here.say("Task " + task + ", " + meant + ".");
            commands.download(task).forEach(here::say);
        });
        write(page, report);
    }

    /** The run is paid for: if the page cannot be written, it is shown. Returns what is missing, as a sentence, or nothing. */
    private String write(Path page, String report) {
        try {
            Files.writeString(page, report);
            return "";
        } catch (IOException e) {
            here.err().println(report);
            return "The report could not be written to " + page + ", and stands above; the jobs of this run were"
                    + " created, so do not run it again for it.";
        }
    }

    private static Writer writer(Path file) {
        try {
            return Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    private @Nullable Money limit() {
        if (options.maxCost != null) {
            return new Money(options.maxCost, client.currency());
        }
        if (client.simulate) {
            return null;
        }
        throw new ConfigurationException(
                "--live edits a clip, which costs money, and no limit was given.",
                "Give --max-cost, such as --max-cost 8.");
    }

    /** Nothing but the word yes is taken for one. */
    private void agree(List<String> cost) {
        cost.forEach(here::say);
        if (options.yes) {
            return;
        }
        here.say("Type yes to go ahead:");
        here.err().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)).readLine();
            if (answer != null && answer.strip().equalsIgnoreCase("yes")) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new ConfigurationException(
                "The answer was not yes.", "Nothing was sent. To be asked no more, add --yes.");
    }

    private Path clip() {
        if (options.video != null) {
            return options.video;
        }
        try {
            Path clip = Files.createTempFile("wanedit-clip-", ".mp4");
            clip.toFile().deleteOnExit();
            return Files.write(clip, FakeDashScope.clip());
        } catch (IOException e) {
            throw new StorageException(
                    "The clip cannot be written to the folder for temporary files.",
                    ErrorContext.NONE,
                    "Free space there, or name a clip with --video.",
                    e);
        }
    }

    /** A new one, so that no recording is mixed with another. */
    private Path newFolder() {
        Path folder = Objects.requireNonNullElse(options.out, here.folder().resolve("wanedit-live"));
        try {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            throw new ConfigurationException(
                    "--out: " + folder + " exists already.", "Nothing was sent. Name a new folder with --out.", e);
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    private static StorageException notWritten(Path folder, IOException fault) {
        return new StorageException(
                folder + " cannot be written.",
                ErrorContext.NONE,
                "Nothing was sent. Name another folder with --out.",
                fault);
    }
}
