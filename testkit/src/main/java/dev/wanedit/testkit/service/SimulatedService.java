package dev.wanedit.testkit.service;

import dev.wanedit.testkit.http.Head;
import dev.wanedit.testkit.http.HttpDate;
import dev.wanedit.testkit.http.Request;
import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.json.Json;
import dev.wanedit.testkit.service.storage.MediaLibrary;
import dev.wanedit.testkit.service.storage.OssUpload;
import dev.wanedit.testkit.service.storage.ResultFiles;
import dev.wanedit.testkit.service.storage.ResultLinks;
import dev.wanedit.testkit.service.storage.Signer;
import dev.wanedit.testkit.service.storage.UploadPolicies;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The simulated service with its three hosts: API, results and uploads. Thread-safe. */
public final class SimulatedService {

    private final InstantSource clock;
    private final TaskStore tasks;
    private final MediaLibrary media;
    private final ResultLinks links;
    private final ResultFiles results;
    private final UploadPolicies policies;
    private final OssUpload uploads;
    private final CreateCall create;
    private final ListCall list;
    private final Map<Operation, RateWindow> rates;
    private final Standstill standstill;
    private volatile Settings settings;

    /**
     * A service without tasks. The quotas always stay those of the first settings.
     *
     * @param standstill how long clients may query unfinished tasks while the clock stands
     */
    public SimulatedService(InstantSource clock, Settings settings, Duration standstill, Addresses addresses) {
        this.clock = clock;
        this.standstill = new Standstill(standstill);
        this.settings = settings;
        Signer signer = new Signer();
        tasks = new TaskStore(clock, settings.quotas());
        media = new MediaLibrary(clock, addresses);
        links = new ResultLinks(signer, addresses);
        results = new ResultFiles(clock, tasks, media, links);
        policies = new UploadPolicies(clock, signer, addresses);
        uploads = new OssUpload(policies, media);
        create = new CreateCall(tasks, media);
        list = new ListCall(tasks);
        rates = Map.of(
                Operation.CREATE, new RateWindow(settings.quotas().submitsPerSecond()),
                Operation.QUERY, new RateWindow(settings.quotas().readsPerSecond()),
                Operation.LIST, new RateWindow(settings.quotas().readsPerSecond()),
                Operation.CANCEL, new RateWindow(settings.quotas().readsPerSecond()));
    }

    /** Answers a request as the host of the operation. */
    public Response answer(Operation operation, Request request) {
        return switch (operation) {
            case UPLOAD -> uploads.answer(request);
            case RESULT -> results.answer(request.head());
            default -> answerApi(operation, request).with("Date", HttpDate.text(clock.instant()));
        };
    }

    private Response answerApi(Operation operation, Request request) {
        Settings now = settings;
        try {
            String apiKeyId = ApiKeys.idOf(request.head(), now);
            RateWindow rate = rates.get(operation);
            if (rate != null) {
                rate.take(clock.instant());
            }
            return switch (operation) {
                case CREATE -> {
                    standstill.begin();
                    yield create.answer(request, apiKeyId, now);
                }
                case QUERY -> query(Operation.taskId(request.head()), now);
                case LIST -> list.answer(request.head(), now, clock.instant());
                case CANCEL -> cancel(Operation.taskId(request.head()));
                case UPLOAD_POLICY -> policies.answer(request.head(), now);
                default -> throw notFound(request.head());
            };
        } catch (Refusal refusal) {
            return ErrorAnswer.of(refusal, now);
        }
    }

    private Response query(String id, Settings now) {
        TaskStore.Queried queried = tasks.query(id).orElse(null);
        if (queried == null) {
            return Response.json(200, Json.write(TaskAnswer.unknown(id)));
        }
        if (queried.waitsForClock()) {
            standstill.queried(clock.instant(), queried.task().status());
        }
        String scripted = queried.scriptedAnswer();
        return Response.json(
                200,
                scripted == null
                        ? Json.write(new TaskAnswer(now, links).of(queried.task()))
                        : scripted.replace("$TASK_ID", id));
    }

    private Response cancel(String id) {
        if (!tasks.cancel(id)) {
            throw new Refusal(
                    400,
                    "UnsupportedOperation",
                    "Failed to cancel the task, please confirm if the task is in PENDING status.");
        }
        return Response.json(
                200, Json.write(Map.of("request_id", UUID.randomUUID().toString())));
    }

    private static Refusal notFound(Head head) {
        String hint = head.path().startsWith(Operation.API_PATH)
                ? ""
                : ". The base URL for a client is FakeDashScope.baseUrl(), which ends with " + Operation.API_PATH;
        return new Refusal(404, "NotFound", "There is no " + head.method() + " " + head.path() + hint);
    }

    /** The current settings. */
    public Settings settings() {
        return settings;
    }

    /** Changes the settings from now on, except the quotas. */
    public void settings(Settings others) {
        settings = others;
    }

    /** Sets the script of the next created task that has none yet. */
    public void scriptNext(TaskScript script) {
        tasks.script(script);
    }

    /** Sets the script of every task from now on that has no script of its own. */
    public void scriptAll(TaskScript script) {
        tasks.scriptAll(script);
    }

    /** All tasks in the order of their creation. */
    public List<FakeTask> tasks() {
        return tasks.all();
    }

    /** Hosts a file on the media host. */
    public URI hostMedia(String name, byte[] content) {
        return media.host(name, content);
    }

    /** Replaces the content of a task's result from now on. */
    public void replaceResult(String taskId, byte[] content) {
        results.replace(taskId, content);
    }
}
