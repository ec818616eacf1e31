package dev.wanedit.event;

import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The event that the account's EventBridge sends when a task has ended, a CloudEvent in its JSON form. It comes from
 * outside and is not signed, so nothing in it is believed: it is a hint to query a task.
 *
 * @param id the sender's name of the event, the same if the event is delivered again; null if there is none
 * @param source who sent it; null if the event does not say
 * @param type what happened; null if the event does not say
 * @param taskId the task; null if the event names none, or if its text cannot be a task id
 * @param api the text that names the API and the model of the task; null if the event does not say
 */
public record CompletionEvent(
        @Nullable String id,
        @Nullable String source,
        @Nullable String type,
        @Nullable TaskId taskId,
        @Nullable String api) {

    /** The most characters of an event that is read. CloudEvents must fit into 64 KiB; this one has less than 1 KiB. */
    public static final int LONGEST = 64 * 1024;

    private static final String SOURCE = "acs.dashscope";
    private static final String TYPE = "dashscope:System:AsyncTaskFinish";
    private static final String API = ":video-synthesis:";
    private static final int LONGEST_ID = 200;

    /**
     * Reads an event of any kind. Members that are not known are skipped.
     *
     * @param json the whole event, from whatever sender
     * @return empty if the text is longer than {@link #LONGEST}, or is not a JSON object
     */
    public static Optional<CompletionEvent> read(String json) {
        return json.length() > LONGEST
                ? Optional.empty()
                : EventJson.read(json, Set.of("id", "source", "type", "data.task_id", "data.user_api_unique_key"))
                        .map(CompletionEvent::of);
    }

    private static CompletionEvent of(Map<String, String> texts) {
        String id = texts.get("id");
        return new CompletionEvent(
                id == null || id.isEmpty() || id.length() > LONGEST_ID ? null : id,
                texts.get("source"),
                texts.get("type"),
                task(texts.get("data.task_id")),
                texts.get("data.user_api_unique_key"));
    }

    private static @Nullable TaskId task(@Nullable String text) {
        try {
            return text == null ? null : new TaskId(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * True if the event says that it is about the end of a video edit. The same account may have events of other
     * services and of other models. An event that does not name the API of its task may be about an edit.
     */
    public boolean isOfAnEdit() {
        return SOURCE.equals(source) && TYPE.equals(type) && (api == null || api.contains(API));
    }

    /** The task alone: the other texts are the sender's. */
    @Override
    public String toString() {
        return Redaction.redact("CompletionEvent[taskId=" + taskId + "]");
    }
}
