package dev.wanedit.cli.option;

import static dev.wanedit.cli.option.ReportOptions.COMMON;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.price.Quoter;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.Preflight;
import picocli.CommandLine.Option;

/** How strictly a job is checked before it is sent. */
public final class PreflightOptions {

    @Option(
            order = COMMON,
            names = "--strict",
            description = "refuses a job with a doubtful parameter or medium; without this option that is a warning")
    boolean strict;

    public VideoEditClientBuilder applyTo(VideoEditClientBuilder builder) {
        return strict ? builder.preflight(Preflight.STRICT) : builder;
    }

    /** Checks jobs before the service is opened, in the same way as the client checks them later. */
    public Quoter quoter(Environment here, ClientOptions client) {
        VideoEditClientBuilder builder = here.clients().get();
        client.applyTo(builder, Polling.AUTOMATIC);
        return applyTo(builder).quoter();
    }

    /** The same options, to be appended to another command. */
    public String again() {
        return strict ? " --strict" : "";
    }
}
