package dev.wanedit.cli.live;

import dev.wanedit.error.ConfigurationException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A run that costs money. */
public final class LiveOptions {

    @Option(
            names = "--live",
            description = "also edits the smallest clip, which costs money, and checks what is assumed of the service;"
                    + " writes a report and a recording")
    public boolean live;

    @Option(
            names = "--max-cost",
            paramLabel = "AMOUNT",
            description = "with --live: the most that all its jobs may cost together, in the currency of the region")
    @Nullable
    BigDecimal maxCost;

    @Option(names = "--yes", description = "with --live: does not ask before it spends the money")
    boolean yes;

    @Option(
            names = "--video",
            paramLabel = "FILE",
            description = "with --live: the clip, of which 2 s are edited; default a built-in one of 2 s")
    @Nullable
    Path video;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "with --live: a new folder for report, recording and result; default wanedit-live")
    @Nullable
    Path out;

    /**
     * Refuses options that have no effect.
     *
     * @throws ConfigurationException if there is one
     */
    public void check() {
        String alone = maxCost != null
                ? "--max-cost"
                : yes ? "--yes" : video != null ? "--video" : out != null ? "--out" : null;
        if (!live && alone != null) {
            throw new ConfigurationException(alone + " belongs to --live.", "Add --live, or leave " + alone + " out.");
        }
    }
}
