package dev.wanedit.fleet.table;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.task.JobKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A job as JSON, with which any node can send it: parameters, and media by URL. It holds no path of a machine, no key and no
 * bytes; but its URLs may be signed, so it is never written to a log.
 */
public final class JobDocuments {

    /**
     * The format that is written. A node leaves alone what has a higher one: it would send less than was asked for. So a new
     * parameter means a new format.
     */
    public static final int FORMAT = 1;

    private final JsonAdapter<Document> documents =
            new Moshi.Builder().add(Object.class, new ExactValues()).build().adapter(Document.class);

    /**
     * The document of a job.
     *
     * @throws IllegalArgumentException if a medium is neither a web nor an {@code oss} URL
     */
    public String encode(EditJob job) {
        return documents.toJson(new Document(
                job.model(),
                url(job.video()),
                job.references().stream().map(JobDocuments::url).toList(),
                job.prompt().orElse(null),
                job.negativePrompt().orElse(null),
                job.resolution().map(Resolution::wireName).orElse(null),
                job.ratio().map(AspectRatio::wireName).orElse(null),
                job.duration().map(Duration::toSeconds).orElse(null),
                job.audio().map(AudioSetting::wireName).orElse(null),
                job.promptExtend().orElse(null),
                job.watermark().orElse(null),
                job.seed().orElse(null),
                job.maxCost().map(cost -> cost.amount().toPlainString()).orElse(null),
                job.maxCost().map(cost -> cost.currency().getCurrencyCode()).orElse(null),
                job.extraInput(),
                job.extraParameters()));
    }

    /**
     * The job of a document.
     *
     * @throws StorageException if it is not a document of this format; the message does not repeat it
     */
    public EditJob decode(JobKey key, String json) {
        try {
            return job(Objects.requireNonNull(documents.fromJson(json)));
        } catch (IOException | RuntimeException | AssertionError e) {
            // Without the cause: a parser's message may repeat a part of the document.
            throw new StorageException(
                    "The document of the job cannot be read: " + e.getClass().getSimpleName() + ".",
                    ErrorContext.of(key, null),
                    "The job was not sent. Cancel it and submit it under another key.",
                    null);
        }
    }

    private static String url(MediaSource source) {
        if (source instanceof MediaSource.RemoteUrl remote) {
            return remote.uri().toString();
        }
        if (source instanceof MediaSource.OssUrl oss) {
            return oss.uri().toString();
        }
        throw new IllegalArgumentException("A medium of the job is not a URL.");
    }

    private static EditJob job(Document from) {
        EditJob.Builder job = EditJob.builder()
                .model(from.model)
                .video(URI.create(from.video))
                .prompt(from.prompt)
                .negativePrompt(from.negativePrompt)
                .resolution(named(Resolution.values(), Resolution::wireName, from.resolution))
                .ratio(named(AspectRatio.values(), AspectRatio::wireName, from.ratio))
                .duration(from.seconds == null ? null : Duration.ofSeconds(from.seconds))
                .audio(named(AudioSetting.values(), AudioSetting::wireName, from.audio))
                .promptExtend(from.promptExtend)
                .watermark(from.watermark)
                .seed(from.seed)
                .maxCost(from.maxCost == null || from.currency == null ? null : Money.of(from.maxCost, from.currency));
        from.references.forEach(reference -> job.reference(URI.create(reference)));
        from.input.forEach(job::input);
        from.parameters.forEach(job::parameter);
        return job.build();
    }

    private static <T> @Nullable T named(T[] values, Function<T, String> name, @Nullable String wanted) {
        if (wanted == null) {
            return null;
        }
        for (T value : values) {
            if (name.apply(value).equals(wanted)) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown value");
    }

    /** The JSON. Public for Moshi. */
    public record Document(
            String model,
            String video,
            List<String> references,
            @Nullable String prompt,
            @Nullable String negativePrompt,
            @Nullable String resolution,
            @Nullable String ratio,
            @Nullable Long seconds,
            @Nullable String audio,
            @Nullable Boolean promptExtend,
            @Nullable Boolean watermark,
            @Nullable Long seed,
            @Nullable String maxCost,
            @Nullable String currency,
            Map<String, Object> input,
            Map<String, Object> parameters) {

        /** Its URLs may be signed. */
        @Override
        public String toString() {
            return "Document[model=" + model + "]";
        }
    }

    /** Numbers as they were: Moshi's own adapter would make each one a double. */
    private static final class ExactValues extends JsonAdapter<Object> {

        @Override
        public @Nullable Object fromJson(JsonReader reader) throws IOException {
            return switch (reader.peek()) {
                case BEGIN_ARRAY -> list(reader);
                case BEGIN_OBJECT -> map(reader);
                case BOOLEAN -> reader.nextBoolean();
                case NUMBER -> number(reader.nextString());
                default -> reader.nextString();
            };
        }

        private List<@Nullable Object> list(JsonReader reader) throws IOException {
            List<@Nullable Object> values = new ArrayList<>();
            reader.beginArray();
            while (reader.hasNext()) {
                values.add(fromJson(reader));
            }
            reader.endArray();
            return values;
        }

        private Map<String, @Nullable Object> map(JsonReader reader) throws IOException {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            reader.beginObject();
            while (reader.hasNext()) {
                members.put(reader.nextName(), fromJson(reader));
            }
            reader.endObject();
            return members;
        }

        private static Object number(String digits) {
            if (!digits.matches("-?[0-9]+")) {
                return new BigDecimal(digits);
            }
            BigInteger whole = new BigInteger(digits);
            return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
            if (value instanceof Map<?, ?> members) {
                JsonWriter unused = writer.beginObject();
                for (Map.Entry<?, ?> member : members.entrySet()) {
                    unused = writer.name(String.valueOf(member.getKey()));
                    toJson(writer, member.getValue());
                }
                unused = writer.endObject();
            } else if (value instanceof List<?> values) {
                JsonWriter unused = writer.beginArray();
                for (Object element : values) {
                    toJson(writer, element);
                }
                unused = writer.endArray();
            } else if (value instanceof Number number) {
                JsonWriter unused = writer.value(number);
            } else if (value instanceof Boolean truth) {
                JsonWriter unused = writer.value(truth);
            } else {
                JsonWriter unused = writer.value((String) value);
            }
        }
    }
}
