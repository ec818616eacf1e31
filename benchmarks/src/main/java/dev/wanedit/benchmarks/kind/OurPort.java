package dev.wanedit.benchmarks.kind;

import dev.wanedit.benchmarks.service.StatusAnswer;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/** A transport of ours by itself, without the client above it. */
final class OurPort implements Queries {

    private final TaskApi tasks;

    OurPort(TransportProvider transport, String baseUrl) {
        this.tasks = transport
                .open(new TransportConfig(
                        URI.create(baseUrl),
                        () -> Kind.KEY,
                        null,
                        ZoneId.of("Asia/Shanghai"),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Schedulers.computation()))
                .tasks();
    }

    @Override
    public void ask(String task, Done done) {
        Disposable unused = tasks.query(new TaskId(task))
                .doOnSuccess(answer -> StatusAnswer.check(task, answer.taskId().value(), answer.statusText()))
                .subscribe(answer -> done.succeeded(), done::failed);
    }
}
