package dev.wanedit.benchmarks.kind;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.benchmarks.service.StatusAnswer;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.disposables.Disposable;
import java.net.URI;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Our client, as an application has it, but for the account's limit of queries. */
final class OurClient implements Queries {

    private static final int NO_LIMIT = 1_000_000;

    private final VideoEditClient client;

    /** @param callbacks where answers are delivered; null for the client's own threads */
    OurClient(TransportProvider transport, String baseUrl, @Nullable Executor callbacks) {
        VideoEditClientBuilder builder = VideoEditClient.builder()
                .apiKey(Kind.KEY)
                .baseUrl(URI.create(baseUrl))
                .transport(transport)
                .rateLimits(new RateLimits(NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT));
        this.client = (callbacks == null ? builder : builder.callbackExecutor(callbacks)).build();
    }

    @Override
    public void ask(String task, Done done) {
        Disposable unused = client.rx()
                .status(new TaskId(task))
                .doOnSuccess(answer -> StatusAnswer.check(task, answer.taskId().value(), answer.statusText()))
                .subscribe(answer -> done.succeeded(), done::failed);
    }
}
