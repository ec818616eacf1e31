package dev.wanedit.cli.live;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.result.Result;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.price.Quote;
import dev.wanedit.testkit.FakeDashScope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/** Says what a run will cost, asks, runs, and writes what was found. */
public final class Live {

    private static final String PROMPT = "Turn the scene into a watercolour painting";
    private static final Duration SHORTEST = Duration.ofSeconds(2);

    private final LiveOptions options;
    private final Environment here;
    private final String transport;
    private final Currency currency;

    /**
     * @param transport the name of the transport that is used
     * @param currency of the region
     */
    public Live(LiveOptions options, Environment here, String transport, Currency currency) {
        this.options = options;
        this.here = here;
        this.transport = transport;
        this.currency = currency;
    }

    /**
     * Runs it.
     *
     * @param builder the settings of the client
     * @throws ConfigurationException if no limit is given, the run would cost more, or the user does not agree; no job was sent
     */
    public Result run(VideoEditClientBuilder builder) {
        Money limit = limit();
        Path clip = clip();
        EditJob job = EditJob.builder()
                .video(clip)
                .prompt(PROMPT)
                .resolution(Resolution.P720)
                .duration(options.video == null ? null : SHORTEST)
                .maxCost(limit)
                .build();
        Quote quote = builder.quoter().quote(job);
        Money one = quote.mostPrice()
                .orElseThrow(() -> new ConfigurationException("The price is not known.", "Nothing was sent."));
        Money two = new Money(one.amount().multiply(BigDecimal.valueOf(2)), currency);
        boolean cancels = two.amount().compareTo(limit.amount()) <= 0;
        agree(cancels ? one + ", or " + two + " if a second job cannot be canceled in time" : one.toString());
        return recorded(builder, job, cancels, cancels ? "up to " + two : one.toString());
    }

    private Result recorded(VideoEditClientBuilder builder, EditJob job, boolean cancels, String cost) {
        Path folder = newFolder();
        Path recording = folder.resolve("recording.jsonl");
        Path report = folder.resolve("report.md");
        try (RecordingFile file = new RecordingFile(recording)) {
            RecordedProvider provider = new RecordedProvider(transport, here.clock(), file);
            List<Finding> findings;
            try (VideoEditClient client =
                    builder.transport(provider).jobStore(new MemoryJobStore()).build()) {
                findings = new LiveRun(client, provider::downloads, here.clock(), here.err()::println)
                        .run(job, folder, cancels);
            }
            Files.writeString(
                    report,
                    LiveReport.page(
                            findings,
                            provider.service(),
                            cost,
                            here.clock().instant().toString()));
            return LiveReport.result(findings, report, recording);
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    private Money limit() {
        if (options.maxCost == null) {
            throw new ConfigurationException(
                    "--live edits a clip, which costs money, and no limit was given.",
                    "Give --max-cost, such as --max-cost 5.");
        }
        return new Money(options.maxCost, currency);
    }

    /** Nothing but the word yes is taken for one. */
    private void agree(String cost) {
        here.err().println("This run edits a clip at 720P. It will cost " + cost + ", by the price table.");
        if (options.yes) {
            return;
        }
        here.err().println("Type yes to go ahead:");
        here.err().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)).readLine();
            if (answer != null && answer.strip().equalsIgnoreCase("yes")) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new ConfigurationException("The answer was not yes.", "Nothing was sent. To be not asked, add --yes.");
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
                "The folder " + folder + " cannot be written.",
                ErrorContext.NONE,
                "Name another one with --out.",
                fault);
    }
}
