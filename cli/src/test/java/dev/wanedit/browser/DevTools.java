package dev.wanedit.browser;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection to a browser's DevTools. Commands are answered by their number, events go to a listener. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    /** Against hanging, not against load. */
    static final Duration SOON = Duration.ofSeconds(100);

    private final Consumer<Map<String, Object>> events;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Map<String, Object>>> waiting = new ConcurrentHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    /** @param events is notified of each event, on the thread of the connection; it must not block */
    DevTools(URI address, Consumer<Map<String, Object>> events) {
        this.events = events;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    /**
     * Sends a command and waits for its result.
     *
     * @param session the page that it is for; null for the browser itself
     */
    Map<String, Object> send(@Nullable String session, String method, Map<String, Object> parameters) {
        int number = numbers.incrementAndGet();
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        waiting.put(number, answer);
        Map<String, Object> message = new LinkedHashMap<>(Map.of("id", number, "method", method, "params", parameters));
        if (session != null) {
            message.put("sessionId", session);
        }
        synchronized (socket) {
            socket.sendText(json(message), true).join();
        }
        Map<String, Object> result = get(answer, method);
        if (result.get("error") != null) {
            throw new AssertionError(method + ": " + result.get("error"));
        }
        return map(result.get("result"));
    }

    static <T> T get(CompletableFuture<T> future, String what) {
        try {
            return future.get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("The browser did not do this: " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            received(message);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void received(String text) {
        try {
            Map<String, Object> message = JSON.std.mapFrom(text);
            if (message.get("id") instanceof Integer number) {
                CompletableFuture<Map<String, Object>> answer = waiting.remove(number);
                if (answer != null) {
                    answer.complete(message);
                }
            } else {
                events.accept(message);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Map<String, Object> message) {
        try {
            return JSON.std.asString(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
