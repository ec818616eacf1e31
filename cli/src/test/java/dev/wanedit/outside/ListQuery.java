package dev.wanedit.outside;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list was asked for; the times and the model are not looked at, since all tasks are new and of one model. */
record ListQuery(Optional<String> task, Optional<String> status, int page, int size) {

    private static final int MOST = 100;

    static ListQuery of(@Nullable String query) {
        Map<String, String> asked = query == null
                ? Map.of()
                : Arrays.stream(query.split("&", -1))
                        .map(part -> part.split("=", 2))
                        .filter(part -> part.length == 2)
                        .collect(Collectors.toMap(
                                part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
        return new ListQuery(
                Optional.ofNullable(asked.get("task_id")),
                Optional.ofNullable(asked.get("status")),
                Integer.parseInt(asked.getOrDefault("page_no", "1")),
                Math.min(MOST, Integer.parseInt(asked.getOrDefault("page_size", "10"))));
    }

    boolean covers(String taskId, String taskStatus) {
        return task.filter(wanted -> !wanted.equals(taskId)).isEmpty()
                && status.filter(wanted -> !wanted.equals(taskStatus)).isEmpty();
    }
}
