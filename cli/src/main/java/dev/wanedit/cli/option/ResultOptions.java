package dev.wanedit.cli.option;

import static dev.wanedit.cli.option.ReportOptions.COMMON;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.process.Shell;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.settings.ResultLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Limits for downloads: how large results may be, and from which additional hosts they may come. */
final class ResultOptions {

    @Option(
            order = COMMON,
            names = "--max-result",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "the largest result that is downloaded, such as 500MB or 2GB; default 1 GiB")
    @Nullable
    Long maxResult;

    @Option(
            order = COMMON,
            names = "--result-host",
            paramLabel = "HOST",
            description = "results may be downloaded from this host too, such as 10.0.0.5; default public hosts; may be"
                    + " repeated")
    List<String> hosts = new ArrayList<>();

    /** @throws ConfigurationException if a host is not valid */
    void applyTo(VideoEditClientBuilder builder) {
        if (maxResult != null) {
            builder.resultLimits(ResultLimits.DEFAULT.withLargest(maxResult));
        }
        hosts.forEach(builder::resultHost);
    }

    /** The options to be appended to another command. */
    String again() {
        StringBuilder again = new StringBuilder();
        if (maxResult != null) {
            again.append(" --max-result ").append(Sizes.spelled(maxResult));
        }
        hosts.forEach(host -> again.append(" --result-host ").append(Shell.quote(host)));
        return again.toString();
    }
}
