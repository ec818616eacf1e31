package dev.wanedit.cli.result;

import dev.wanedit.job.Money;
import dev.wanedit.record.JobFigures;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.QuotedCost;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a job for JSON, tables and pages: what it was expected to cost, what is billed, and its times. What is
 * not known is left out.
 */
public final class JobFigureFields {

    private JobFigureFields() {}

    public static Map<String, Object> of(JobRecord job) {
        JobFigures figures = job.figures();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("created", job.created().toString());
        Fields.putKnown(fields, "submitted", text(submitted(job)));
        Fields.putKnown(fields, "started", text(figures.started()));
        Fields.putKnown(fields, "ended", text(job.ended()));
        QuotedCost quoted = figures.quoted();
        if (quoted != null) {
            fields.put("quoted_seconds_least", Times.seconds(quoted.leastTime()));
            fields.put("quoted_seconds_most", Times.seconds(quoted.mostTime()));
            Fields.putKnown(fields, "quoted_least", amount(quoted.least()));
            Fields.putKnown(fields, "quoted_most", amount(quoted.most()));
        }
        Fields.putKnown(fields, "billed_seconds", figures.billed() == null ? null : Times.seconds(figures.billed()));
        Fields.putKnown(fields, "billed", amount(figures.cost()));
        Fields.putKnown(fields, "currency", currency(job));
        Fields.putKnown(fields, "resolution", figures.resolution() == null ? null : figures.resolution() + "P");
        return fields;
    }

    /** The currency of its bill, or else of its quote; null if neither is known. */
    public static @Nullable String currency(JobRecord job) {
        Money cost = job.figures().cost();
        QuotedCost quoted = job.figures().quoted();
        Money money = cost != null || quoted == null ? cost : quoted.most();
        return money == null ? null : money.currency().getCurrencyCode();
    }

    /** By the service's clock, or else when the request was sent; null if the job has no task. */
    private static @Nullable Instant submitted(JobRecord job) {
        Instant submitted = job.figures().submitted();
        return submitted != null || job.taskId() == null || job.phase() == JobPhase.REJECTED
                ? submitted
                : job.attempted();
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
