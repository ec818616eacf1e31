package dev.wanedit;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** A client over a service that a test plays. It knows no environment, polls fast and closes at once. */
final class ScriptedClient {

    static final TaskId TASK = new TaskId("t-1");

    final TaskApi tasks = mock(TaskApi.class);
    final Transport transport = mock(Transport.class);

    /** What the transport was opened with. */
    final AtomicReference<TransportConfig> config = new AtomicReference<>();

    /** Is at zero when a request that gets no answer was sent. */
    final CountDownLatch asked = new CountDownLatch(1);

    /** Is at zero when such a request was aborted. */
    final CountDownLatch aborted = new CountDownLatch(1);

    ScriptedClient() {
        when(transport.tasks()).thenReturn(tasks);
    }

    VideoEditClientBuilder builder() {
        return over(new VideoEditClientBuilder(new ConfigLookup(name -> null, name -> null)));
    }

    VideoEditClientBuilder over(VideoEditClientBuilder builder) {
        return builder.apiKey("sk-secret")
                .closeTimeout(Duration.ofMillis(1))
                .polling(new Polling(Duration.ZERO, Duration.ofMillis(1)))
                .transport(new TransportProvider() {
                    @Override
                    public String name() {
                        return "scripted";
                    }

                    @Override
                    public Transport open(TransportConfig given) {
                        config.set(given);
                        return transport;
                    }
                });
    }

    /** Queries, lists and cancels of any task. */
    void neverAnswers() {
        when(tasks.query(any())).thenReturn(never());
        when(tasks.list(any())).thenReturn(never());
        when(tasks.cancel(any())).thenReturn(Completable.fromSingle(never()));
    }

    private <T> Single<T> never() {
        return Single.<T>never()
                .doOnSubscribe(subscription -> asked.countDown())
                .doOnDispose(aborted::countDown);
    }
}
