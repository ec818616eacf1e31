package dev.wanedit.cli.input;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Resolution;
import dev.wanedit.media.MediaFindings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The inputs of a job. They are kept as texts until all of them can be read together, so that all mistakes are reported
 * at once.
 */
public final class JobOptions {

    @Option(
            names = "--video",
            paramLabel = "URL|PATH",
            description =
                    "the clip to edit: mp4 or mov, 2 to 10 s; a file is uploaded, an http(s):// or oss:// URL is passed on")
    @Nullable
    String video;

    @Option(
            names = "--reference",
            paramLabel = "URL|PATH",
            description = "a reference image, up to four; a file up to 1 MB is sent inside the request, a larger one is"
                    + " uploaded, a URL"
                    + " (also oss:// or data:) passed on")
    List<String> references = new ArrayList<>();

    @Option(names = "--prompt", paramLabel = "TEXT", description = "what to change")
    @Nullable
    String prompt;

    @Option(names = "--prompt-file", paramLabel = "FILE", description = "the same from a file, in UTF-8")
    @Nullable
    Path promptFile;

    @Option(names = "--negative-prompt", paramLabel = "TEXT", description = "what the video must not show")
    @Nullable
    String negativePrompt;

    @Option(
            names = "--resolution",
            paramLabel = "720P|1080P",
            description = "of the edited video; the service's default is the more expensive 1080P")
    @Nullable
    String resolution;

    @Option(
            names = "--ratio",
            paramLabel = "W:H",
            description = "16:9, 9:16, 1:1, 4:3 or 3:4; default that of the clip")
    @Nullable
    String ratio;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "cuts the clip to 2 to 10 whole seconds first")
    @Nullable
    String duration;

    @Option(names = "--audio", paramLabel = "auto|origin", description = "origin keeps the clip's sound; default auto")
    @Nullable
    String audio;

    @Option(names = "--seed", paramLabel = "N", description = "0 to 2147483647; default a random one")
    @Nullable
    String seed;

    @Option(
            names = "--prompt-extend",
            negatable = true,
            description = "whether the service may rewrite the prompt; default yes")
    @Nullable
    Boolean promptExtend;

    @Option(names = "--watermark", negatable = true, description = "whether the video gets a watermark; default no")
    @Nullable
    Boolean watermark;

    @Option(
            names = "--max-cost",
            paramLabel = "AMOUNT",
            description = "refuses a job that can cost more, before anything is sent; in CNY, or for singapore in USD;"
                    + " default no limit")
    @Nullable
    String maxCost;

    /**
     * The job that the options describe. Looks at local files; sends nothing.
     *
     * @param currency the currency of the cost limit
     * @param look checks a job's media
     * @throws InvalidJobException if the parameters are wrong; it has all problems
     */
    public ParsedJob job(Currency currency, Function<EditJob, MediaFindings> look) {
        JobReader reader = new JobReader(look);
        EditJob.Builder job = EditJob.builder()
                .prompt(reader.prompt(prompt, promptFile))
                .negativePrompt(negativePrompt)
                .resolution(reader.choice("resolution", resolution, Resolution.values(), Resolution::wireName))
                .ratio(reader.choice("ratio", ratio, AspectRatio.values(), AspectRatio::wireName))
                .duration(reader.seconds("duration", duration))
                .audio(reader.choice("audio", audio, AudioSetting.values(), AudioSetting::wireName))
                .seed(reader.number("seed", seed))
                .promptExtend(promptExtend)
                .watermark(watermark)
                .maxCost(reader.money("maxCost", maxCost, currency));
        reader.video(video, job);
        reader.references(references, job);
        return reader.built(job);
    }
}
