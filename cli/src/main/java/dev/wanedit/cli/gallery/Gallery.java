package dev.wanedit.cli.gallery;

import dev.wanedit.cli.input.JobLineText;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Fields;
import dev.wanedit.cli.result.JobFigureFields;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.Sha256;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a page. What a job was asked for comes from the lines of a batch, its state and its figures from the store;
 * what neither says stays as an earlier page had it. Not thread-safe.
 */
public final class Gallery {

    /** What is known of a job before it is sent. The rest comes from its record. */
    private static final Set<String> ASKED =
            Set.of("id", "label", "prompt", "negative_prompt", "settings", "before", "references", "simulated");

    private static final Set<String> NAME = Set.of("id", "label", "simulated");
    private static final List<String> FAULT = List.of("code", "message", "hint");

    private final Path folder;
    private final Map<String, Map<String, Object>> jobs = new LinkedHashMap<>();

    /** @param folder the folder of the page */
    public Gallery(Path folder) {
        this.folder = folder;
    }

    /** Adds a job of an earlier page, as it was there. */
    void earlier(String id, Map<String, Object> fields) {
        jobs.put(id, new LinkedHashMap<>(fields));
    }

    /**
     * A job of a batch, as it is written on its line.
     *
     * @param simulated true if a fake service runs it, so that nothing is billed
     */
    public void asked(JobKey key, JobLineText written, boolean simulated) {
        Map<String, Object> fields = job(key, simulated);
        fields.keySet().removeIf(name -> ASKED.contains(name) && !NAME.contains(name));
        Fields.putKnown(fields, "prompt", shown(written.prompt()));
        Fields.putKnown(fields, "negative_prompt", shown(written.negativePrompt()));
        Fields.putKnown(fields, "settings", written.settings().isEmpty() ? null : settings(written));
        Fields.putKnown(fields, "before", written.video() == null ? null : ShownFile.ofMedium(written.video(), folder));
        Fields.putKnown(fields, "references", written.references().isEmpty() ? null : references(written));
    }

    /**
     * The state of a job and its figures. A fault that was known before stays if the job is still in that state.
     *
     * @param simulated true if the record is of a fake service
     */
    public void recorded(JobRecord record, boolean simulated) {
        Map<String, Object> fields = job(record.key(), simulated);
        String state = name(JobState.of(record.phase()));
        boolean asBefore = state.equals(fields.get("state"));
        fields.keySet().removeIf(name -> !ASKED.contains(name) && !(asBefore && FAULT.contains(name)));
        fields.put("state", state);
        Fields.putKnown(
                fields, "task", record.taskId() == null ? null : record.taskId().value());
        JobFigureFields.of(record).forEach((name, value) -> fields.put(name, plain(value)));
        if (record.archive() != null) {
            fields.put("after", ShownFile.of(record.archive().file(), folder));
        }
        TaskFailure failure = record.failure();
        if (failure != null && !fields.containsKey("message")) {
            Fields.putKnown(fields, "code", shown(failure.code()));
            Fields.putKnown(fields, "message", shown(failure.message()));
        }
    }

    /** What a command reported about a job. */
    public void reported(JobKey key, FailureMessage message, boolean simulated) {
        Map<String, Object> fields = job(key, simulated);
        FAULT.forEach(fields::remove);
        Fields.putKnown(fields, "code", shown(message.code()));
        fields.put("message", ShownText.of(String.join("\n", message.problems())));
        Fields.putKnown(
                fields, "hint", message.hints().isEmpty() ? null : ShownText.of(String.join("\n", message.hints())));
    }

    /** A job whose record cannot be read. */
    public void unreadable(JobKey key, FailureMessage message, boolean simulated) {
        Map<String, Object> fields = job(key, simulated);
        fields.keySet().removeIf(name -> !ASKED.contains(name));
        fields.put("state", name(JobState.UNREADABLE));
        reported(key, message, simulated);
    }

    /** A video in the folder; left out if it is a clip or a result that is shown already. */
    void file(Path video) {
        Map<String, Object> shown = ShownFile.of(video, folder);
        boolean known = jobs.values().stream()
                .anyMatch(job -> samePath(job.get("before"), shown) || samePath(job.get("after"), shown));
        if (!known) {
            Map<String, Object> fields = new LinkedHashMap<>();
            String name = String.valueOf(shown.get("text"));
            fields.put("label", name);
            fields.put("state", name(JobState.FILE));
            fields.put("after", shown);
            jobs.put("\0file " + name, fields);
        }
    }

    /** True if the page has a job with this key. */
    public boolean shows(JobKey key) {
        return jobs.containsKey(id(key.value()));
    }

    /** How many jobs the page has. */
    public int size() {
        return jobs.size();
    }

    /** The fields of each job, for JSON. */
    List<Map<String, Object>> fields() {
        jobs.values().forEach(job -> job.putIfAbsent("state", name(JobState.NOT_SENT)));
        return List.copyOf(jobs.values());
    }

    /** What a job is known by on the page: not its key, which may be a URL with a signature. */
    static String id(String key) {
        return Sha256.of(key);
    }

    /** What is known of a simulated job says nothing about a real one, and the reverse: only the name stays. */
    private Map<String, Object> job(JobKey key, boolean simulated) {
        Map<String, Object> fields = jobs.computeIfAbsent(id(key.value()), unknown -> new LinkedHashMap<>());
        if (fields.containsKey("simulated") != simulated) {
            fields.clear();
        }
        fields.put("id", id(key.value()));
        fields.put("label", ShownText.of(key.value()));
        Fields.putKnown(fields, "simulated", simulated ? true : null);
        return fields;
    }

    private static Map<String, Object> settings(JobLineText written) {
        Map<String, Object> settings = new LinkedHashMap<>();
        written.settings().forEach((name, value) -> settings.put(name, ShownText.of(value)));
        return settings;
    }

    private List<Object> references(JobLineText written) {
        List<Object> shown = new ArrayList<>();
        written.references().forEach(reference -> shown.add(ShownFile.ofMedium(reference, folder)));
        return shown;
    }

    private static boolean samePath(@Nullable Object medium, Map<String, Object> shown) {
        return medium instanceof Map<?, ?> other
                && shown.containsKey("path")
                && shown.get("path").equals(other.get("path"));
    }

    private static @Nullable String shown(@Nullable String text) {
        return text == null ? null : ShownText.of(text);
    }

    /** Amounts are texts: a browser would read a number as a binary fraction. */
    private static Object plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value;
    }

    private static String name(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
