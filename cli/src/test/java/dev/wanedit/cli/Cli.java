package dev.wanedit.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.wanedit.VideoEditClient;
import dev.wanedit.cli.language.Wording;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.process.InterruptionMessage;
import dev.wanedit.cli.process.StoreFiles;
import dev.wanedit.cli.process.Terminal;
import dev.wanedit.settings.ResultLimits;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FastTimer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs commands inside the test's process, against a fake, in hurried time. */
public final class Cli {

    public static final Path CLIP = Path.of("samples/clip.mp4");
    public static final Path REFERENCE = Path.of("samples/reference.png");

    private final FakeDashScope fake;
    private final Path folder;
    private final Terminal terminal;
    private final StoreFiles stores;

    public Cli(FakeDashScope fake, Path folder) {
        this(fake, folder, Terminal.NONE, StoreFiles.ON_DISK);
    }

    public Cli(FakeDashScope fake, Path folder, Terminal terminal) {
        this(fake, folder, terminal, StoreFiles.ON_DISK);
    }

    /** With other stores than those on the disk, whose many changes are forced to it one by one. */
    public Cli(FakeDashScope fake, Path folder, StoreFiles stores) {
        this(fake, folder, Terminal.NONE, stores);
    }

    private Cli(FakeDashScope fake, Path folder, Terminal terminal, StoreFiles stores) {
        this.fake = fake;
        this.folder = folder;
        this.terminal = terminal;
        this.stores = stores;
    }

    public Ran run(String... args) {
        return runUnhurried(withQuickPolls(args));
    }

    /** The same, and the client itself decides when it asks for tasks. */
    Ran runUnhurried(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment here = surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exitCode = Main.run(args, here);
        return new Ran(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** For a test that interrupts a command. */
    public Environment surroundings(PrintStream out, PrintStream err) {
        return new Environment(
                out,
                err,
                terminal,
                fake.clock(),
                folder,
                () -> folder.resolve("state").resolve("jobs"),
                stores,
                "wanedit",
                () -> VideoEditClient.builder()
                        .apiKey(fake.apiKey())
                        .baseUrl(fake.baseUrl())
                        .resultLimits(ResultLimits.DEFAULT.withPace(0, Duration.ofMinutes(1)))
                        .timer(new FastTimer(100)),
                new InterruptionMessage(),
                Wording.ENGLISH);
    }

    /** Timeouts are as long as a slow machine needs, since they run in hurried time too. */
    private static String[] withQuickPolls(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        boolean service = !args[args.length - 1].equals("--help")
                && !List.of("fake-server", "help", "jobs", "report").contains(args[0]);
        if (service) {
            all.addAll(List.of("--call-timeout", "1h", "--connect-timeout", "1h"));
            if (!all.contains("--poll-every")) {
                all.addAll(List.of("--poll-every", "500ms"));
            }
            if (!all.contains("--first-poll")) {
                all.addAll(List.of("--first-poll", "0s"));
            }
        }
        return all.toArray(new String[0]);
    }

    /** How a command ended. */
    public record Ran(int exitCode, String out, String err) {

        public List<Map<String, Object>> events() {
            return out.lines().map(Ran::parsed).toList();
        }

        public Map<String, Object> lastEvent() {
            List<Map<String, Object>> events = events();
            return events.get(events.size() - 1);
        }

        private static Map<String, Object> parsed(String line) {
            try {
                return JSON.std.mapFrom(line);
            } catch (IOException e) {
                throw new UncheckedIOException("No JSON: " + line, e);
            }
        }
    }
}
