package dev.example.studio;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open pages. A page that connects, for the first time or again, gets all jobs and then each change; so no event can be
 * missed, and none has to be kept.
 */
@Component
class Pages {

    private static final int MOST_PAGES = 100;
    private static final int SENDERS = 4;
    private static final int PULSE_SECONDS = 10;
    private static final int RECONNECT_MILLIS = 1000;

    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService senders = Executors.newScheduledThreadPool(SENDERS, work -> {
        Thread thread = new Thread(work, "studio-pages");
        thread.setDaemon(true);
        return thread;
    });

    Pages() {
        senders.scheduleAtFixedRate(this::pulse, PULSE_SECONDS, PULSE_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * A new page.
     *
     * @param all reads all jobs
     * @param newest reads one job
     */
    SseEmitter connect(Supplier<List<StudioJob>> all, Function<UUID, Optional<StudioJob>> newest) {
        Page page = new Page(new SseEmitter(0L), newest);
        if (pages.size() >= MOST_PAGES) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "There are too many open pages");
        }
        page.emitter.onCompletion(() -> pages.remove(page));
        page.emitter.onError(fault -> pages.remove(page));
        pages.add(page);
        // Read after the page is known, and sent before any change, so the newest state is always the last one.
        List<StudioJob> jobs = all.get();
        senders.execute(() -> page.begin(jobs));
        return page.emitter;
    }

    /** Sends a changed job to all pages, later and on other threads. */
    void changed(UUID job) {
        pages.forEach(page -> page.add(job));
    }

    /** Without it a page would not notice that its connection is dead, and the studio not that the page is gone. */
    private void pulse() {
        pages.forEach(page ->
                senders.execute(() -> page.send(SseEmitter.event().name("pulse").data(""))));
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        senders.shutdownNow();
        pages.forEach(page -> page.emitter.complete());
    }

    /**
     * A page, with the jobs that it has to be sent. A job is read when it is sent: changes come from several threads, and an
     * older one that came late would otherwise be the last that the page sees.
     */
    private final class Page {

        private final SseEmitter emitter;
        private final Function<UUID, Optional<StudioJob>> newest;
        private final Set<UUID> news = new LinkedHashSet<>();
        private boolean sending = true;

        Page(SseEmitter emitter, Function<UUID, Optional<StudioJob>> newest) {
            this.emitter = emitter;
            this.newest = newest;
        }

        synchronized void add(UUID job) {
            news.add(job);
            if (!sending) {
                sending = true;
                senders.execute(this::sendAll);
            }
        }

        void begin(List<StudioJob> jobs) {
            send(SseEmitter.event()
                    .name("jobs")
                    .reconnectTime(RECONNECT_MILLIS)
                    .data(jobs, MediaType.APPLICATION_JSON));
            sendAll();
        }

        private void sendAll() {
            for (List<UUID> next = next(); !next.isEmpty(); next = next()) {
                next.stream()
                        .flatMap(id -> newest.apply(id).stream())
                        .forEach(job -> send(SseEmitter.event().name("job").data(job, MediaType.APPLICATION_JSON)));
            }
        }

        private synchronized List<UUID> next() {
            List<UUID> next = List.copyOf(news);
            news.clear();
            sending = !next.isEmpty();
            return next;
        }

        private void send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException gone) {
                pages.remove(this);
            }
        }
    }
}
