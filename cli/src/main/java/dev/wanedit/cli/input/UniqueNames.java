package dev.wanedit.cli.input;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks values that must be unique in a batch: keys, and names of results. */
final class UniqueNames {

    private static final int LONGEST = 200;

    private final Path folder;
    private final Map<JobKey, Integer> keys = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();

    /** @param folder the folder of the results */
    UniqueNames(Path folder) {
        this.folder = folder;
    }

    BatchEntry.Claims ofLine(int number) {
        return new BatchEntry.Claims() {
            @Override
            public void key(JobKey key, List<String> mistakes) {
                unique("key", key.toString(), keys.putIfAbsent(key, number), mistakes);
            }

            @Override
            public void name(String name, List<String> mistakes) {
                unique("out", name, names.putIfAbsent(ResultNames.folded(name), number), mistakes);
                Path target = folder.resolve(name);
                if (Files.isDirectory(target)) {
                    mistakes.add("out: " + target + " is a folder");
                }
            }
        };
    }

    private static void unique(String field, String value, @Nullable Integer earlier, List<String> mistakes) {
        if (earlier != null) {
            mistakes.add(field + ": " + Redaction.redact(value, LONGEST) + " is that of line " + earlier + " too");
        }
    }
}
