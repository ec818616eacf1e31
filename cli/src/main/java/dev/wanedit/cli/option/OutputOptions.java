package dev.wanedit.cli.option;

import dev.wanedit.VideoEditClient;
import dev.wanedit.cli.process.Shell;
import dev.wanedit.cli.result.Result;
import dev.wanedit.cli.result.Results;
import dev.wanedit.cli.result.UnrecordedResultMessage;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.task.TaskId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The place of a result. */
public final class OutputOptions {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where the video is saved, a file or a folder; default the task id + .mp4 in this folder")
    @Nullable
    Path out;

    @Option(names = "--overwrite", description = "replaces an existing file")
    boolean overwrite;

    @Option(names = "--sha256", description = "also prints the SHA-256 of the file")
    boolean sha256;

    /**
     * The place, after checking that it can be written.
     *
     * @param folder the folder if no place was named
     * @param task null if there is none yet
     * @throws ConfigurationException if it cannot be written, or exists and must not be replaced
     */
    public Target target(Path folder, @Nullable TaskId task) {
        Target target = target(folder);
        try {
            VideoEditClient.check(target, task);
            return target;
        } catch (StorageException e) {
            throw new ConfigurationException("--out: " + e.problem(), e.nextStep(), e);
        }
    }

    /** The place without that check: it may already hold the result of this job. */
    public Target target(Path folder) {
        return new Target(out == null ? folder : out, overwrite);
    }

    /** The result of a command that saved a video. */
    public Result saved(EditedVideo video, boolean simulated) {
        Result saved = Results.of(video, simulated);
        Result all = sha256 ? saved.with("sha256", video.sha256(), "SHA-256 " + video.sha256()) : saved;
        return UnrecordedResultMessage.told(video)
                .map(told -> all.with("message", told, "Warning: " + told))
                .orElse(all);
    }

    /** The same options, to be appended to another command. */
    public String again() {
        return (out == null ? "" : " --out " + Shell.quote(out.toString()))
                + (overwrite ? " --overwrite" : "")
                + (sha256 ? " --sha256" : "");
    }
}
