package dev.wanedit.testkit.contract.reference;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import io.reactivex.rxjava3.core.Single;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A transport with a thread for each exchange that runs, 16 at once. */
final class SocketTransport implements Transport {

    private static final int MOST_AT_ONCE = 16;

    private final TransportConfig config;
    private final Lines lines;
    private final ThreadPoolExecutor threads;
    private final Set<Exchange<?>> exchanges = ConcurrentHashMap.newKeySet();
    private final TaskApi tasks;

    SocketTransport(TransportConfig config, Lines lines) {
        this.config = config;
        this.lines = lines;
        this.threads = new ThreadPoolExecutor(
                MOST_AT_ONCE, MOST_AT_ONCE, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), SocketTransport::thread);
        // One for all exchanges: its reader takes long answers one after another.
        this.tasks = new SocketTaskApi(this, config);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "reference-exchange");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public TaskApi tasks() {
        return tasks;
    }

    @Override
    public MediaUploader uploads() {
        return new SocketUploader(this, config);
    }

    @Override
    public ResultDownloader downloads() {
        return new SocketDownloader(this);
    }

    /** A cold exchange: all of it, the request's making too, happens on subscription. */
    <R> Single<R> exchange(Supplier<Outgoing<R>> request) {
        return Single.create(out -> {
            if (out.isDisposed()) {
                return;
            }
            try {
                Exchange<R> exchange = new Exchange<>(request.get(), out, lines, config);
                enter(exchange);
                out.setCancellable(() -> {
                    exchange.abandon();
                    exchanges.remove(exchange);
                });
            } catch (WanEditException e) {
                out.tryOnError(e);
            }
        });
    }

    private void enter(Exchange<?> exchange) {
        exchanges.add(exchange);
        exchange.enter();
        try {
            threads.execute(exchange);
        } catch (RejectedExecutionException closed) {
            exchange.closed();
        }
    }

    Habits habits() {
        return lines.habits();
    }

    /** The headers of a request to the service itself. */
    Map<String, String> keyed() {
        String key;
        try {
            key = config.apiKey().get();
        } catch (RuntimeException e) {
            throw new ConfigurationException("The API key could not be read.", "See the cause.", e);
        }
        if (!Headers.isLegal(key)) {
            throw new ConfigurationException("The API key fits into no header.", "Look at how it is read.");
        }
        Map<String, String> headers = new LinkedHashMap<>(config.network().headers());
        headers.put("Authorization", "Bearer " + key);
        if (config.workspace() != null) {
            headers.put("X-DashScope-WorkSpace", config.workspace());
        }
        return headers;
    }

    @Override
    public void close() {
        threads.shutdown();
        exchanges.forEach(Exchange::closed);
        exchanges.clear();
    }
}
