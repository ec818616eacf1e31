package dev.wanedit.crash;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.Reconciliation;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Notification;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;

/** One process of an application that has errands to run; it may be killed on the way. */
final class Application implements AutoCloseable {

    static final Duration SETTLING = Duration.ofSeconds(10);

    private final World world;
    private final Life life;
    private final VideoEditClient client;
    private final AtomicReference<Transport> transport = new AtomicReference<>();

    Application(World world, Life life, UncertainPolicy policy) {
        this(world, life, policy, world.store());
    }

    /** @param store this process's way to the world's store */
    Application(World world, Life life, UncertainPolicy policy, JobStore store) {
        this.world = world;
        this.life = life;
        this.client = VideoEditClient.builder()
                .baseUrl(world.service().baseUrl())
                .apiKey(world.service().apiKey())
                .transport(new MortalProvider())
                .jobStore(new MortalStore(store, life))
                .reconciliation(Reconciliation.of(policy).settlingIn(SETTLING))
                .polling(new Polling(Duration.ofSeconds(1), Duration.ofSeconds(5)))
                .connectTimeout(Duration.ofSeconds(5))
                .callTimeout(Duration.ofSeconds(5))
                .timer(world.time().timer())
                .clock(world.time())
                .callbackExecutor(Runnable::run)
                .build();
    }

    /**
     * Runs these errands to their end.
     *
     * @return the fault of each job, empty for finished jobs; empty if the process was killed
     */
    Optional<Map<JobKey, Optional<Throwable>>> run(Collection<Errand> errands) throws InterruptedException {
        return finished(Flowable.fromIterable(errands)
                .flatMapSingle(errand -> client.rx()
                        .edit(errand.key(), errand.job(), errand.target())
                        .map(video -> Map.entry(errand.key(), Optional.<Throwable>empty()))
                        .onErrorReturn(fault -> Map.entry(errand.key(), Optional.of(fault))))
                .toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Resumes all open jobs; empty if the process was killed. */
    Optional<List<ResumedJob>> resume() throws InterruptedException {
        return finished(client.rx().resumeAll().toList());
    }

    /** The task of this errand; the process is not killed. */
    TaskSnapshot submit(Errand errand) throws InterruptedException {
        return ended(client.rx().submit(errand.key(), errand.job()).map(SubmittedJob::task));
    }

    /** The end of a task; the process is not killed. */
    TaskSnapshot await(TaskId taskId) throws InterruptedException {
        return ended(client.rx().await(taskId));
    }

    private <T> T ended(Single<T> work) throws InterruptedException {
        Notification<T> end = finished(work.materialize()).orElseThrow();
        if (end.getError() != null) {
            throw (WanEditException) end.getError();
        }
        return end.getValue();
    }

    private <T> Optional<T> finished(Single<T> work) throws InterruptedException {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> fault = new AtomicReference<>();
        Disposable running = work.subscribe(result::set, fault::set);
        world.passUntil(() -> life.dead() || result.get() != null || fault.get() != null, life);
        if (life.dead()) {
            StillThreads.await(life);
            running.dispose();
            return Optional.empty();
        }
        if (fault.get() != null) {
            throw new AssertionError("The application failed", fault.get());
        }
        return Optional.of(result.get());
    }

    /** Of a dead process the sockets are closed, as a system does. */
    @Override
    public void close() {
        if (life.dead()) {
            transport.get().close();
        } else {
            client.close();
        }
    }

    private final class MortalProvider implements TransportProvider {

        @Override
        public String name() {
            return "mortal";
        }

        @Override
        public Transport open(TransportConfig config) {
            Transport real = ServiceLoader.load(TransportProvider.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(provider -> provider.name().equals("jdk"))
                    .findFirst()
                    .orElseThrow()
                    .open(config);
            transport.set(real);
            return new MortalTransport(real, life);
        }
    }
}
