package dev.wanedit.job;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.Redaction;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One video edit as it is sent to the service; immutable, and valid by the rules of the vendor's page (HTTP call, step
 * 1, request body) as far as they can be checked without reading the media. Only what was set is sent, so the service's
 * own defaults apply to the rest.
 */
public final class EditJob {

    /** The model of a job that names none; its limits and prices are known to this library. */
    public static final String MODEL = "wan2.7-videoedit";

    /** The shortest clip that {@link #MODEL} edits, and the shortest length that it cuts a clip to. */
    public static final Duration SHORTEST_VIDEO = Duration.ofSeconds(2);

    /** The longest clip that {@link #MODEL} edits, and the longest length that it cuts a clip to; no result is longer. */
    public static final Duration LONGEST_VIDEO = Duration.ofSeconds(10);

    private final String model;
    private final MediaSource video;
    private final List<MediaSource> references;
    private final @Nullable String prompt;
    private final @Nullable String negativePrompt;
    private final @Nullable Resolution resolution;
    private final @Nullable AspectRatio ratio;
    private final @Nullable Duration duration;
    private final @Nullable AudioSetting audio;
    private final @Nullable Boolean promptExtend;
    private final @Nullable Boolean watermark;
    private final @Nullable Long seed;
    private final @Nullable Money maxCost;
    private final Map<String, Object> extraInput;
    private final Map<String, Object> extraParameters;

    private EditJob(Builder builder, MediaSource video) {
        this.model = builder.model;
        this.video = video;
        this.references = builder.references.stream()
                .map(Objects::requireNonNull) // A null is a violation.
                .toList();
        this.prompt = builder.prompt;
        this.negativePrompt = builder.negativePrompt;
        this.resolution = builder.resolution;
        this.ratio = builder.ratio;
        this.duration = builder.duration;
        this.audio = builder.audio;
        this.promptExtend = builder.promptExtend;
        this.watermark = builder.watermark;
        this.seed = builder.seed;
        this.maxCost = builder.maxCost;
        this.extraInput = ExtraMembers.copy(builder.extraInput);
        this.extraParameters = ExtraMembers.copy(builder.extraParameters);
    }

    /** A builder without any parameters. */
    public static Builder builder() {
        return new Builder();
    }

    /** The model that edits; {@link #MODEL} unless the job names another. */
    public String model() {
        return model;
    }

    /** Whether this library knows the model's limits and the vendor's prices for it. */
    public boolean isOfKnownModel() {
        return model.equals(MODEL);
    }

    /** The clip to edit. */
    public MediaSource video() {
        return video;
    }

    /** Reference images, up to four, in the order in which the prompt numbers them. */
    public List<MediaSource> references() {
        return references;
    }

    /** What to change; empty if unset. */
    public Optional<String> prompt() {
        return Optional.ofNullable(prompt);
    }

    /** What the video must not show; empty if unset. */
    public Optional<String> negativePrompt() {
        return Optional.ofNullable(negativePrompt);
    }

    /** Resolution class; empty means the service's default 1080P. */
    public Optional<Resolution> resolution() {
        return Optional.ofNullable(resolution);
    }

    /** Width to height; empty means that of the source. */
    public Optional<AspectRatio> ratio() {
        return Optional.ofNullable(ratio);
    }

    /** Length to which the source is cut from its start; empty means all of it. */
    public Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /** How the sound is treated; empty means the service's default {@link AudioSetting#AUTO}. */
    public Optional<AudioSetting> audio() {
        return Optional.ofNullable(audio);
    }

    /** Whether the service may rewrite the prompt; empty means its default, which is yes. */
    public Optional<Boolean> promptExtend() {
        return Optional.ofNullable(promptExtend);
    }

    /** Whether the video gets a watermark; empty means the service's default, which is no. */
    public Optional<Boolean> watermark() {
        return Optional.ofNullable(watermark);
    }

    /** Seed of the model's randomness; empty means a random one. */
    public Optional<Long> seed() {
        return Optional.ofNullable(seed);
    }

    /** The highest allowed price of this job, which is checked here and never sent; empty means no limit. */
    public Optional<Money> maxCost() {
        return Optional.ofNullable(maxCost);
    }

    /**
     * Members of the request's {@code input} that this library does not know, in the order in which they were set.
     * Immutable. A value is a {@link String}, {@link Boolean}, {@link Long}, {@link java.math.BigInteger} or {@link
     * java.math.BigDecimal}, or a {@link List} or a {@link Map} of such values.
     */
    public Map<String, Object> extraInput() {
        return extraInput;
    }

    /** The same for the request's {@code parameters}. */
    public Map<String, Object> extraParameters() {
        return extraParameters;
    }

    /** The video, then the references: the order in which they are sent. */
    public List<MediaSource> media() {
        List<MediaSource> all = new ArrayList<>();
        all.add(video);
        all.addAll(references);
        return all;
    }

    /** A builder with all parameters of this job, to build a job that differs in a few of them. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * The same job with each medium replaced, for example local files by the URLs of their uploads.
     *
     * @throws InvalidJobException if the job with its new media breaks a rule
     */
    public EditJob mapMedia(UnaryOperator<MediaSource> change) {
        Builder copy = toBuilder();
        copy.video = change.apply(video);
        copy.references.replaceAll(change);
        return copy.build();
    }

    /** Parameters that exceed the limits of {@link #MODEL}, which may not be the limits of this job's own model. */
    List<Violation> beyondLimits() {
        return JobRules.beyondLimits(toBuilder());
    }

    /** True for a job with the same media and parameters; a local file is compared by its path. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EditJob job && values().equals(job.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(
                model,
                video,
                references,
                prompt,
                negativePrompt,
                resolution,
                ratio,
                duration,
                audio,
                promptExtend,
                watermark,
                seed,
                maxCost,
                extraInput,
                extraParameters);
    }

    /** All parameters, without signatures, payloads, the prompts' text and the values that are passed through. */
    @Override
    public String toString() {
        return "EditJob[model=" + Redaction.redact(model) + ", video=" + video + ", references=" + references
                + ", resolution=" + resolution + ", ratio="
                + ratio
                + ", duration=" + (duration == null ? null : ReadableUnits.duration(duration)) + ", audio=" + audio
                + ", promptExtend=" + promptExtend + ", watermark="
                + watermark + ", seed=" + seed + ", maxCost=" + maxCost + ", extraInput="
                + ExtraMembers.names(extraInput)
                + ", extraParameters=" + ExtraMembers.names(extraParameters) + "]";
    }

    /**
     * Collects the parameters of a job; not safe for use by several threads at once. Null for a value means that it is not
     * set, as if the method were not called: a job without a video is refused by {@link #build()}. A reference that is null
     * is refused there too, since to leave it out would renumber the images that the prompt names.
     */
    public static final class Builder {

        String model = MODEL;

        @Nullable
        MediaSource video;

        final List<@Nullable MediaSource> references = new ArrayList<>();

        @Nullable
        String prompt;

        @Nullable
        String negativePrompt;

        @Nullable
        Resolution resolution;

        @Nullable
        AspectRatio ratio;

        @Nullable
        Duration duration;

        @Nullable
        AudioSetting audio;

        @Nullable
        Boolean promptExtend;

        @Nullable
        Boolean watermark;

        @Nullable
        Long seed;

        @Nullable
        Money maxCost;

        final Map<String, Object> extraInput = new LinkedHashMap<>();
        final Map<String, Object> extraParameters = new LinkedHashMap<>();

        private Builder() {}

        private Builder(EditJob job) {
            this.model = job.model;
            this.video = job.video;
            this.references.addAll(job.references);
            this.prompt = job.prompt;
            this.negativePrompt = job.negativePrompt;
            this.resolution = job.resolution;
            this.ratio = job.ratio;
            this.duration = job.duration;
            this.audio = job.audio;
            this.promptExtend = job.promptExtend;
            this.watermark = job.watermark;
            this.seed = job.seed;
            this.maxCost = job.maxCost;
            this.extraInput.putAll(job.extraInput);
            this.extraParameters.putAll(job.extraParameters);
        }

        /**
         * The model that edits; null means the default {@link #MODEL}. The limits of another model are not known here:
         * a parameter that exceeds the limits of the default model causes a warning and is not refused. Its price is
         * not known either, unless the price table has one for it.
         */
        public Builder model(@Nullable String name) {
            this.model = name == null ? MODEL : name;
            return this;
        }

        /**
         * The clip to edit: mp4 or mov, 2 to 10 s, at most 100 MB; required. Null means none, so {@link #build()} refuses
         * the job.
         */
        public Builder video(@Nullable MediaSource source) {
            this.video = source;
            return this;
        }

        /** The clip to edit, by a URL that the service can fetch; null means none. */
        public Builder video(@Nullable URI url) {
            return video(url == null ? null : MediaSource.url(url));
        }

        /** The clip to edit, a file on this machine; it is uploaded when the job is submitted. Null means none. */
        public Builder video(@Nullable Path file) {
            return video(file == null ? null : MediaSource.file(file));
        }

        /**
         * Adds a reference image: JPEG, PNG, BMP or WEBP, at most 20 MB; up to four. Null counts as an image that is
         * missing, so {@link #build()} refuses the job.
         */
        public Builder reference(@Nullable MediaSource source) {
            this.references.add(source);
            return this;
        }

        /** Adds a reference image, by a URL that the service can fetch; null is refused by {@link #build()}. */
        public Builder reference(@Nullable URI url) {
            return reference(url == null ? null : MediaSource.url(url));
        }

        /**
         * Adds a reference image, a file on this machine; it is uploaded when the job is submitted. Null is refused by
         * {@link #build()}.
         */
        public Builder reference(@Nullable Path file) {
            return reference(file == null ? null : MediaSource.file(file));
        }

        /**
         * What to change; at most 5000 characters, because the service would silently truncate a longer text. Null means
         * none: the service accepts a job without a prompt.
         */
        public Builder prompt(@Nullable String text) {
            this.prompt = text;
            return this;
        }

        /**
         * What the video must not show; at most 500 characters, because the service would silently truncate a longer
         * text. Null means none.
         */
        public Builder negativePrompt(@Nullable String text) {
            this.negativePrompt = text;
            return this;
        }

        /** Resolution class; null means the service's default 1080P, the more expensive one. */
        public Builder resolution(@Nullable Resolution value) {
            this.resolution = value;
            return this;
        }

        /** Width to height; null means that of the source. */
        public Builder ratio(@Nullable AspectRatio value) {
            this.ratio = value;
            return this;
        }

        /** Cuts the source from its start to this length: whole seconds, 2 to 10; null or zero means all of it. */
        public Builder duration(@Nullable Duration value) {
            this.duration = Duration.ZERO.equals(value) ? null : value;
            return this;
        }

        /** How the sound is treated; null means the service's default {@link AudioSetting#AUTO}. */
        public Builder audio(@Nullable AudioSetting value) {
            this.audio = value;
            return this;
        }

        /** Whether the service may rewrite the prompt; null means its default, which is yes. */
        public Builder promptExtend(@Nullable Boolean value) {
            this.promptExtend = value;
            return this;
        }

        /** Whether the video gets a watermark; null means the service's default, which is no. */
        public Builder watermark(@Nullable Boolean value) {
            this.watermark = value;
            return this;
        }

        /** Seed of the model's randomness, 0 to 2147483647; null means a random one. */
        public Builder seed(@Nullable Long value) {
            this.seed = value;
            return this;
        }

        /**
         * The highest allowed price of the job, in the currency of the region's prices; null, the default, means no
         * limit. A submit refuses a job that can cost more, or whose price is not known, before anything is uploaded or
         * sent.
         */
        public Builder maxCost(@Nullable Money value) {
            this.maxCost = value;
            return this;
        }

        /**
         * Adds a member to the request's {@code input} that this library does not know, for example one of a later
         * model. If a name is set twice, the last value is used. Values are never written to logs or messages.
         *
         * @param name as the service spells it; a name for which this builder has a method, such as {@code prompt}, is
         *     refused
         * @param value a text, a number, true or false, or a list or a map of such values; null removes the name again.
         *     It is copied when the job is built
         */
        public Builder input(String name, @Nullable Object value) {
            return put(extraInput, name, value);
        }

        /**
         * Adds a member to the request's {@code parameters}, in the same way.
         *
         * @param name as the service spells it; a name for which this builder has a method, such as {@code seed}, is
         *     refused
         * @param value as for {@link #input(String, Object)}
         */
        public Builder parameter(String name, @Nullable Object value) {
            return put(extraParameters, name, value);
        }

        private Builder put(Map<String, Object> members, String name, @Nullable Object value) {
            Objects.requireNonNull(name, "The name of the member is null.");
            if (value == null) {
                members.remove(name);
            } else {
                members.put(name, value);
            }
            return this;
        }

        /**
         * The job, if it keeps every rule that can be checked without reading the media.
         *
         * @throws InvalidJobException with every broken rule at once
         */
        public EditJob build() {
            List<Violation> violations = JobRules.check(this);
            if (video == null || !violations.isEmpty()) {
                throw new InvalidJobException(violations);
            }
            return new EditJob(this, video);
        }
    }
}
