package dev.wanedit.testkit.service.storage;

import dev.wanedit.testkit.http.Head;
import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.service.FakeTask;
import dev.wanedit.testkit.service.Refusal;
import dev.wanedit.testkit.service.TaskStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The media host: results under signed URLs, and hosted media. Answers as the object storage does. */
public final class ResultFiles {

    private final InstantSource clock;
    private final TaskStore tasks;
    private final MediaLibrary media;
    private final ResultLinks links;
    private final Map<String, byte[]> replaced = new ConcurrentHashMap<>();

    public ResultFiles(InstantSource clock, TaskStore tasks, MediaLibrary media, ResultLinks links) {
        this.clock = clock;
        this.tasks = tasks;
        this.media = media;
        this.links = links;
    }

    public void replace(String taskId, byte[] content) {
        replaced.put(taskId, content.clone());
    }

    public Response answer(Head head) {
        try {
            return file(head).answer(head.headers());
        } catch (Refusal refusal) {
            return OssError.of(refusal);
        }
    }

    private ServedFile file(Head head) {
        if (!List.of("GET", "HEAD").contains(head.method())) {
            throw new Refusal(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
        if (head.headers().contains("Authorization")) {
            throw new Refusal(400, "InvalidArgument", "Only one auth mechanism is allowed: the URL is signed already.");
        }
        if (head.path().startsWith(MediaLibrary.HOSTED_PATH)) {
            return hosted(head.path().substring(MediaLibrary.HOSTED_PATH.length()));
        }
        if (head.path().startsWith(ResultLinks.PATH)) {
            links.check(head, clock.instant());
            return result(ResultLinks.taskId(head));
        }
        throw noSuchKey();
    }

    private ServedFile hosted(String name) {
        return new ServedFile(media.hosted(name).orElseThrow(ResultFiles::noSuchKey), Instant.EPOCH);
    }

    private ServedFile result(String taskId) {
        FakeTask task = tasks.find(taskId).orElseThrow(ResultFiles::noSuchKey);
        byte[] content =
                Optional.ofNullable(replaced.get(taskId)).or(() -> source(task)).orElseGet(Clip::bytes);
        return new ServedFile(content, Objects.requireNonNullElse(task.ended(), task.submitted()));
    }

    private Optional<byte[]> source(FakeTask task) {
        return task.media().stream()
                .filter(entry -> entry.type().equals("video"))
                .findFirst()
                .flatMap(entry -> media.known(entry.url()));
    }

    private static Refusal noSuchKey() {
        return new Refusal(404, "NoSuchKey", "The specified key does not exist.");
    }
}
