package dev.wanedit.cli.gallery;

import dev.wanedit.cli.result.Fields;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the jobs of an earlier page. The file may have been changed by anybody, so only known fields of the right type are
 * taken, and each text is made fit to show again.
 */
final class EarlierPage {

    private static final List<String> TEXTS = List.of(
            "prompt",
            "negative_prompt",
            "task",
            "created",
            "submitted",
            "started",
            "ended",
            "currency",
            "resolution",
            "code",
            "message",
            "hint");

    private static final Set<String> AMOUNTS = Set.of(
            "quoted_seconds_least", "quoted_seconds_most", "quoted_least", "quoted_most", "billed_seconds", "billed");

    private static final Set<String> KINDS = Set.of("file", "remote", "inline", "unreadable");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST_AMOUNT = 40;

    private EarlierPage() {}

    /**
     * Adds the jobs of this page; whether a file is there, and which files have no job, is looked up again on the disk.
     *
     * @param folder the folder of the page
     */
    static void addTo(Gallery gallery, String page, Path folder) {
        Object jobs = PageData.in(page).map(data -> data.get("jobs")).orElse(null);
        if (jobs instanceof List<?> all) {
            all.forEach(job -> {
                if (job instanceof Map<?, ?> fields) {
                    String id = id(fields);
                    JobState state = state(fields.get("state"));
                    if (id != null && state != JobState.FILE) {
                        gallery.earlier(id, fields(id, state, fields, folder));
                    }
                }
            });
        }
    }

    /** Earlier versions wrote the key itself. */
    private static @Nullable String id(Map<?, ?> job) {
        if (job.get("id") instanceof String id && ID.matcher(id).matches()) {
            return id;
        }
        return job.get("key") instanceof String key ? Gallery.id(key) : null;
    }

    private static Map<String, Object> fields(String id, JobState state, Map<?, ?> job, Path folder) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String label = text(job.get("label"));
        fields.put("id", id);
        fields.put("label", label == null ? id : label);
        fields.put("state", state.name().toLowerCase(Locale.ROOT));
        TEXTS.forEach(name -> Fields.putKnown(fields, name, text(job.get(name))));
        AMOUNTS.forEach(name -> Fields.putKnown(fields, name, amount(job.get(name))));
        Fields.putKnown(fields, "before", medium(job.get("before"), folder));
        Fields.putKnown(fields, "after", medium(job.get("after"), folder));
        Fields.putKnown(fields, "simulated", Boolean.TRUE.equals(job.get("simulated")) ? true : null);
        if (job.get("settings") instanceof Map<?, ?> given) {
            Map<String, Object> settings = new LinkedHashMap<>();
            given.forEach((name, value) -> Fields.putKnown(settings, ShownText.of(String.valueOf(name)), text(value)));
            fields.put("settings", settings);
        }
        if (job.get("references") instanceof List<?> given) {
            List<Object> references = new ArrayList<>();
            given.forEach(one -> {
                Object medium = medium(one, folder);
                if (medium != null) {
                    references.add(medium);
                }
            });
            fields.put("references", references);
        }
        return fields;
    }

    private static @Nullable Object medium(@Nullable Object given, Path folder) {
        if (!(given instanceof Map<?, ?> medium) || !(medium.get("kind") instanceof String kind)) {
            return null;
        }
        if (!KINDS.contains(kind)) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind);
        Fields.putKnown(fields, "text", text(medium.get("text")));
        if (kind.equals("file")) {
            boolean missing = Boolean.TRUE.equals(medium.get("missing"));
            Path file = medium.get("path") instanceof String path ? ShownFile.at(path, folder) : null;
            if (file != null) {
                fields.put("path", medium.get("path"));
                missing = !Files.isRegularFile(file);
            }
            Fields.putKnown(fields, "missing", missing ? true : null);
        }
        return fields;
    }

    private static JobState state(@Nullable Object given) {
        for (JobState state : JobState.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(given)) {
                return state;
            }
        }
        return JobState.NOT_SENT;
    }

    private static @Nullable String text(@Nullable Object given) {
        return given instanceof String text ? ShownText.of(text) : null;
    }

    private static @Nullable String amount(@Nullable Object given) {
        if (!(given instanceof String text) || text.length() > LONGEST_AMOUNT) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > LONGEST_AMOUNT ? null : number.toPlainString();
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
