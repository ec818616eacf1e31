package dev.wanedit.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A headless Chromium with a profile of its own, in a process of its own. It reaches no host but this machine. */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--autoplay-policy=no-user-gesture-required",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
            "--remote-debugging-port=0");

    private static final String ADDRESS = "DevTools listening on ";

    private final Process process;
    private final DevTools tools;
    private final Map<String, BrowserPage> pages = new ConcurrentHashMap<>();

    private Chromium(Process process, URI address) {
        this.process = process;
        this.tools = new DevTools(address, this::happened);
    }

    /** The browser of this machine; empty if it has none, so that its tests are skipped. */
    public static Optional<Path> installed() {
        return NAMES.stream()
                .flatMap(
                        name -> Stream.concat(Stream.of("/usr/bin"), searched()).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<String> searched() {
        String path = System.getenv("PATH");
        return path == null ? Stream.of() : Arrays.stream(path.split(File.pathSeparator));
    }

    /**
     * Starts the browser.
     *
     * @param program see {@link #installed()}
     * @param profile a new folder
     */
    public static Chromium start(Path program, Path profile) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(FLAGS);
        command.add("--user-data-dir=" + profile);
        command.add("about:blank");
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
            StringBuilder seen = new StringBuilder();
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                if (line.startsWith(ADDRESS)) {
                    // Somebody has to read the rest: a browser that fills the pipe would wait.
                    Thread rest = new Thread(() -> err.lines().forEach(more -> {}), "chromium-err");
                    rest.setDaemon(true);
                    rest.start();
                    return new Chromium(process, URI.create(line.substring(ADDRESS.length())));
                }
                seen.append(line).append('\n');
            }
            throw new IOException("Chromium ended: " + seen);
        } catch (IOException | RuntimeException | Error e) {
            end(process);
            throw e;
        }
    }

    /**
     * A new page of this size; nothing is open in it yet.
     *
     * @param width in CSS pixels
     * @param phone true for a page as on a phone: touch, and the width of the device
     */
    public BrowserPage page(int width, int height, boolean phone) {
        Object target = tools.send(null, "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId");
        Object session = tools.send(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId");
        BrowserPage page = new BrowserPage(tools, String.valueOf(session));
        pages.put(String.valueOf(session), page);
        page.prepare(width, height, phone);
        return page;
    }

    private void happened(Map<String, Object> event) {
        BrowserPage page = pages.get(String.valueOf(event.get("sessionId")));
        if (page != null) {
            page.happened(String.valueOf(event.get("method")), DevTools.map(event.get("params")));
        }
    }

    @Override
    public void close() {
        tools.close();
        end(process);
    }

    /** The children too, which would otherwise still write into the profile while it is deleted. */
    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }
}
