package dev.wanedit.cli.result;

import dev.wanedit.record.JobRecord;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The jobs of a store, as aligned columns and for JSON; times in UTC. */
public final class JobTable {

    private static final String[] HEAD = {"KEY", "PHASE", "TASK", "SINCE", "TARGET"};
    private static final String UNKNOWN = "-";

    private JobTable() {}

    public static String of(List<JobRecord> jobs) {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEAD);
        jobs.forEach(job -> rows.add(row(job)));
        return Columns.of(rows);
    }

    public static Map<String, Object> fields(JobRecord job) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("job_key", job.key().toString());
        fields.put("phase", job.phase().name());
        Fields.putKnown(fields, "task_id", task(job));
        fields.put("since", job.changed().toString());
        Fields.putKnown(fields, "target", target(job));
        fields.putAll(JobFigureFields.of(job));
        return fields;
    }

    private static String[] row(JobRecord job) {
        return new String[] {
            job.key().toString(),
            job.phase().name(),
            orUnknown(task(job)),
            job.changed().truncatedTo(ChronoUnit.SECONDS).toString(),
            orUnknown(target(job))
        };
    }

    private static @Nullable String task(JobRecord job) {
        TaskId task = job.taskId();
        return task == null ? null : task.value();
    }

    /** The path of the result, or of its target. */
    private static @Nullable String target(JobRecord job) {
        if (job.archive() != null) {
            return Redaction.redact(job.archive().file().toString());
        }
        return job.target() == null ? null : Redaction.redact(job.target().toString());
    }

    private static String orUnknown(@Nullable String text) {
        return text == null ? UNKNOWN : text;
    }
}
