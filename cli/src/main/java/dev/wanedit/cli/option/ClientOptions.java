package dev.wanedit.cli.option;

import static dev.wanedit.cli.option.ReportOptions.COMMON;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.process.Shell;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.Region;
import dev.wanedit.task.Redaction;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which service is used, and how. Settings that are not given here are looked up by core, as for every application. */
public final class ClientOptions {

    private static final String USUAL_TRANSPORT = "jdk";

    @Option(
            order = COMMON,
            names = "--transport",
            paramLabel = "NAME",
            description = "the HTTP stack: jdk, retrofit or sdk; default jdk")
    @Nullable
    String transport;

    @Option(
            order = COMMON,
            names = "--region",
            paramLabel = "NAME",
            description = "beijing or singapore; default beijing")
    @Nullable
    Region region;

    @Option(order = COMMON, names = "--workspace", paramLabel = "ID", description = "default the workspace of the key")
    @Nullable
    String workspace;

    @Option(
            order = COMMON,
            names = "--base-url",
            paramLabel = "URL",
            description = "for gateways and fakes; default the region's")
    @Nullable
    URI baseUrl;

    @Mixin
    final NetworkOptions network = new NetworkOptions();

    @Mixin
    final ResultOptions results = new ResultOptions();

    @Option(
            order = COMMON,
            names = "--simulate",
            description = "uses a fake service inside this process: no key, no money, no network")
    public boolean simulate;

    @Option(
            order = COMMON,
            names = "--connect-timeout",
            paramLabel = "DURATION",
            converter = Durations.Positive.class,
            description = "longest time until a connection is open; default 10s")
    @Nullable
    Duration connectTimeout;

    @Option(
            order = COMMON,
            names = "--call-timeout",
            paramLabel = "DURATION",
            converter = Durations.Positive.class,
            description = "longest time for one exchange with the service; default 60s")
    @Nullable
    Duration callTimeout;

    @Option(
            order = COMMON,
            names = "--transfer-idle-timeout",
            paramLabel = "DURATION",
            converter = Durations.Positive.class,
            description = "longest time in which an upload or a download transfers no byte; default that of"
                    + " --call-timeout")
    @Nullable
    Duration transferIdleTimeout;

    @Option(
            order = COMMON,
            names = "--first-poll",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "from the submit to the first query; default 3s")
    @Nullable
    Duration firstPoll;

    @Option(
            order = COMMON,
            names = "--poll-every",
            paramLabel = "DURATION",
            converter = Durations.Positive.class,
            description = "between queries of a task; default: when an end is likely")
    @Nullable
    Duration pollEvery;

    @Option(
            order = COMMON,
            names = "--max-running",
            paramLabel = "N",
            description = "jobs of edit and batch that are at the service at once; the others wait unsent; default 5")
    @Nullable
    Integer maxRunning;

    /**
     * Refuses options that contradict each other.
     *
     * @throws ConfigurationException if options contradict each other
     */
    public void check() {
        String contradiction = region != null ? "--region" : baseUrl != null ? "--base-url" : "--proxy";
        if (simulate && (region != null || baseUrl != null || network.proxy != null)) {
            throw new ConfigurationException(
                    "--simulate has its own service, so " + contradiction + " has no meaning with it.",
                    "Leave one of the two out.");
        }
    }

    /** Sets only the given options in the builder. */
    public void applyTo(VideoEditClientBuilder builder, Polling plan) {
        builder.polling(plan).workspace(workspace).fallbackTransport(USUAL_TRANSPORT);
        if (transport != null) {
            builder.transport(transport);
        }
        if (region != null) {
            builder.region(region);
        }
        if (baseUrl != null) {
            builder.baseUrl(baseUrl);
        }
        if (maxRunning != null) {
            builder.maxRunning(maxRunning);
        }
        network.applyTo(builder);
        results.applyTo(builder);
        if (connectTimeout != null) {
            builder.connectTimeout(connectTimeout);
        }
        if (callTimeout != null) {
            builder.callTimeout(callTimeout);
        }
        if (transferIdleTimeout != null) {
            builder.transferIdleTimeout(transferIdleTimeout);
        }
    }

    /** The transport that core would choose: the one that was named, or that of this program. */
    public String transportName() {
        return Stream.of(
                        Optional.ofNullable(transport),
                        Optional.ofNullable(System.getProperty("wanedit.transport")),
                        Optional.ofNullable(System.getenv("WANEDIT_TRANSPORT")))
                .flatMap(Optional::stream)
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(USUAL_TRANSPORT);
    }

    /** The currency in which this service is paid. */
    public Currency currency() {
        return Objects.requireNonNullElse(region, Region.BEIJING).currency();
    }

    public Polling polling(Polling usual) {
        return new Polling(
                Objects.requireNonNullElse(firstPoll, usual.first()), pollEvery == null ? usual.every() : pollEvery);
    }

    /** The options for the same service, to be appended to another command. */
    public String again() {
        StringBuilder again = new StringBuilder();
        append(again, "--transport", transport);
        append(again, "--region", region == null ? null : region.name().toLowerCase(Locale.ROOT));
        append(again, "--workspace", workspace);
        append(again, "--base-url", baseUrl == null ? null : Redaction.redact(baseUrl.toString()));
        again.append(network.again()).append(results.again());
        append(again, "--connect-timeout", connectTimeout);
        append(again, "--call-timeout", callTimeout);
        append(again, "--transfer-idle-timeout", transferIdleTimeout);
        append(again, "--first-poll", firstPoll);
        append(again, "--poll-every", pollEvery);
        append(again, "--max-running", maxRunning == null ? null : maxRunning.toString());
        return again.toString();
    }

    private static void append(StringBuilder again, String option, @Nullable Duration value) {
        append(again, option, value == null ? null : Durations.spelled(value));
    }

    private static void append(StringBuilder again, String option, @Nullable String value) {
        if (value != null) {
            again.append(' ').append(option).append(' ').append(Shell.quote(value));
        }
    }
}
