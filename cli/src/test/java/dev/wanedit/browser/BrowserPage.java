package dev.wanedit.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A page in a {@link Chromium}. It records what a user would not want: errors, requests, dialogs. */
public final class BrowserPage {

    private final DevTools tools;
    private final String session;
    private final List<String> problems = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private CompletableFuture<Boolean> loaded = new CompletableFuture<>();

    BrowserPage(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
    }

    void prepare(int width, int height, boolean phone) {
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    /** Opens this address and waits until it is loaded. */
    public void open(String address) {
        synchronized (this) {
            loaded = new CompletableFuture<>();
        }
        Object error = send("Page.navigate", Map.of("url", address)).get("errorText");
        if (error != null) {
            throw new AssertionError(address + ": " + error);
        }
        DevTools.get(loaded, "open " + address);
    }

    /** The value of an expression; if it is a promise, the value that it is fulfilled with. */
    public @Nullable Object evaluate(String expression) {
        Map<String, Object> answer = send(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (answer.get("exceptionDetails") != null) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return DevTools.map(answer.get("result")).get("value");
    }

    /** Waits until an expression is true, looking once for each frame that the page draws. */
    public void await(String expression) {
        CompletableFuture<Object> value = CompletableFuture.supplyAsync(
                () -> evaluate("new Promise(done => { const look = () => (" + expression
                        + ") ? done(true) : requestAnimationFrame(look); look(); })"),
                task -> new Thread(task, "await").start());
        DevTools.get(value, expression);
    }

    /** Presses a key as a keyboard does, for example {@code Tab} or {@code Enter}. */
    public void press(String key) {
        Map<String, Object> event = new LinkedHashMap<>(Map.of("key", key, "code", key));
        if (key.equals("Enter")) {
            event.put("text", "\r");
        }
        event.put("windowsVirtualKeyCode", key.equals("Enter") ? 13 : key.equals("Tab") ? 9 : 0);
        event.put("type", "keyDown");
        send("Input.dispatchKeyEvent", event);
        event.put("type", "keyUp");
        event.remove("text");
        send("Input.dispatchKeyEvent", event);
    }

    /** Types a text where the focus is. */
    public void type(String text) {
        send("Input.insertText", Map.of("text", text));
    }

    /** Shows the page as in the dark. */
    public void darken() {
        send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    /** Writes a picture of the whole page. */
    public void screenshot(Path png) throws IOException {
        Object data = send("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .get("data");
        Files.write(png, Base64.getDecoder().decode(String.valueOf(data)));
    }

    /** Errors and warnings of the console, uncaught exceptions, dialogs, and what the policy of the page refused. */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    /** The addresses of all that was requested, files too. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    synchronized void happened(String event, Map<String, Object> details) {
        switch (event) {
            case "Page.loadEventFired" -> loaded.complete(true);
            case "Network.requestWillBeSent" ->
                requests.add(String.valueOf(DevTools.map(details.get("request")).get("url")));
            case "Runtime.exceptionThrown", "Page.javascriptDialogOpening" -> problems.add(event + ": " + details);
            case "Runtime.consoleAPICalled" -> {
                if (!"log".equals(details.get("type"))) {
                    problems.add(event + ": " + details);
                }
            }
            case "Log.entryAdded" -> problems.add(event + ": " + details.get("entry"));
            default -> {
                // Not asked for.
            }
        }
    }

    private Map<String, Object> send(String method, Map<String, Object> parameters) {
        return tools.send(session, method, parameters);
    }
}
