package dev.wanedit.cli.result;

import dev.wanedit.event.JobStep;
import dev.wanedit.event.JobWarning;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Money;
import dev.wanedit.price.BilledTime;
import dev.wanedit.price.Quote;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.EscapedText;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskSummary;
import dev.wanedit.task.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of JSON lines; unknown values are left out. Only {@code video_url} holds a signed URL. */
public final class Fields {

    private Fields() {}

    public static Map<String, Object> of(TaskSnapshot task) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("task_id", task.taskId().value());
        fields.put("status", task.statusText());
        EditResult result = task.result();
        if (result != null) {
            fields.put("video_url", EscapedText.of(result.videoUrl().toString()));
            putKnown(fields, "usage", result.usage() == null ? null : of(result.usage()));
        }
        TaskFailure failure = task.failure();
        if (failure != null) {
            putKnown(fields, "code", failure.code());
            putKnown(fields, "message", failure.message());
        }
        putKnown(fields, "request_id", task.requestId());
        return fields;
    }

    public static Map<String, Object> of(EditedVideo video) {
        Map<String, Object> fields = of(video.task());
        fields.put("file", video.file().toString());
        return fields;
    }

    /** The fields of a transfer. */
    public static Map<String, Object> of(JobStep step) {
        Map<String, Object> fields = new LinkedHashMap<>();
        putKnown(fields, "job_key", step.jobKey() == null ? null : step.jobKey().toString());
        putKnown(fields, "task_id", step.taskId() == null ? null : step.taskId().value());
        putKnown(fields, "file", step.file() == null ? null : step.file().toString());
        putKnown(fields, "bytes", step.bytes() < 0 ? null : step.bytes());
        putKnown(fields, "seconds", seconds(step.took()));
        return fields;
    }

    public static Map<String, Object> of(RetriedFault fault, String message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        putKnown(
                fields,
                "task_id",
                fault.taskId() == null ? null : fault.taskId().value());
        fields.put("operation", fault.operation().name().toLowerCase(Locale.ROOT));
        fields.put("exception", fault.fault().getClass().getSimpleName());
        putKnown(fields, "code", fault.fault().code().orElse(null));
        fields.put("message", message);
        return fields;
    }

    public static Map<String, Object> of(JobWarning warning) {
        Map<String, Object> fields = new LinkedHashMap<>();
        putKnown(
                fields,
                "job_key",
                warning.jobKey() == null ? null : warning.jobKey().toString());
        putKnown(
                fields,
                "task_id",
                warning.taskId() == null ? null : warning.taskId().value());
        fields.put("message", warning.text());
        return fields;
    }

    public static Map<String, Object> of(TaskPage page) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tasks", page.tasks().stream().map(Fields::of).toList());
        fields.put("page", page.page());
        fields.put("page_size", page.pageSize());
        fields.put("total_pages", page.totalPages());
        fields.put("total", page.total());
        return fields;
    }

    public static Map<String, Object> of(Quote quote) {
        Map<String, Object> fields = new LinkedHashMap<>();
        BilledTime billed = quote.billed();
        putRange(fields, "billed_seconds", billed.isExact(), seconds(billed.least()), seconds(billed.most()));
        Money perSecond = quote.perSecond();
        if (perSecond != null) {
            putRange(fields, "price", billed.isExact(), amount(quote.leastPrice()), amount(quote.mostPrice()));
            fields.put("price_per_second", perSecond.amount());
            fields.put("currency", perSecond.currency().getCurrencyCode());
        }
        fields.put("prices_as_of", quote.pricesAsOf().toString());
        fields.put("resolution", quote.resolution().wireName());
        fields.put("resolution_assumed", quote.resolutionAssumed());
        putKnown(fields, "message", quote.notes().isEmpty() ? null : String.join("\n", quote.notes()));
        return fields;
    }

    private static Map<String, Object> of(TaskSummary task) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("task_id", task.taskId().value());
        fields.put("status", task.statusText());
        putKnown(fields, "model", task.model());
        putKnown(
                fields,
                "created",
                task.created() == null ? null : task.created().toString());
        putKnown(
                fields,
                "started",
                task.started() == null ? null : task.started().toString());
        putKnown(fields, "ended", task.ended() == null ? null : task.ended().toString());
        return fields;
    }

    /** In the spelling of the vendor's page (step 2, {@code usage}). */
    private static Map<String, Object> of(Usage usage) {
        Map<String, Object> fields = new LinkedHashMap<>();
        putKnown(fields, "duration", seconds(usage.billed()));
        putKnown(fields, "input_video_duration", seconds(usage.input()));
        putKnown(fields, "output_video_duration", seconds(usage.output()));
        putKnown(fields, "video_count", usage.videoCount());
        putKnown(fields, "SR", usage.resolution());
        return fields;
    }

    /** Leaves the field out if the value is null. */
    public static void putKnown(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** One field if the two values are equal, otherwise two. */
    private static void putRange(
            Map<String, Object> fields,
            String name,
            boolean exact,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) {
        if (exact) {
            putKnown(fields, name, most);
        } else {
            putKnown(fields, name + "_least", least);
            putKnown(fields, name + "_most", most);
        }
    }

    private static @Nullable BigDecimal amount(Optional<Money> money) {
        return money.map(Money::amount).orElse(null);
    }

    private static @Nullable BigDecimal seconds(@Nullable Duration duration) {
        return duration == null ? null : Times.seconds(duration);
    }
}
