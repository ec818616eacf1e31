package dev.wanedit.testkit;

import dev.wanedit.testkit.http.HttpServer;
import dev.wanedit.testkit.http.LocalhostTls;
import dev.wanedit.testkit.service.FakeTask;
import dev.wanedit.testkit.service.Settings;
import dev.wanedit.testkit.service.Shape;
import dev.wanedit.testkit.service.TaskScript;
import dev.wanedit.testkit.service.storage.Clip;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/**
 * A running fake of the video-edit service on the loopback address. Its three hosts (API, uploads, results) have a port
 * each, so that a key which leaves the API is seen. Thread-safe; {@link #close()} ends all its threads and connections.
 */
public final class FakeDashScope implements AutoCloseable {

    private final InstantSource clock;
    private final Hosts hosts;

    FakeDashScope(InstantSource clock, Hosts hosts) {
        this.clock = clock;
        this.hosts = hosts;
    }

    /** A fake as tests mostly want it: a standing clock, no quotas, any free port. */
    public static FakeDashScope start() {
        return builder().start();
    }

    /** A fake with wishes. */
    public static FakeDashScopeBuilder builder() {
        return new FakeDashScopeBuilder();
    }

    /** What a client takes as its base URL: {@code http://127.0.0.1:PORT/api/v1}. */
    public URI baseUrl() {
        return hosts.baseUrl();
    }

    /** The first of the keys that are accepted. */
    public String apiKey() {
        return settings().apiKeys().get(0);
    }

    /**
     * The clock that the test moves.
     *
     * @throws IllegalStateException when the fake was started on another clock
     */
    public TestClock clock() {
        if (clock instanceof TestClock testClock) {
            return testClock;
        }
        throw new IllegalStateException("This fake runs on a clock that nobody moves: start it without clock(…)");
    }

    /** What a client needs to trust a fake that was started with {@code tls()}. */
    public SSLContext clientSslContext() {
        return LocalhostTls.clientContext();
    }

    /** The same as a trust manager, for clients that want both. */
    public X509TrustManager clientTrustManager() {
        return LocalhostTls.trustManager();
    }

    // What becomes of tasks

    /** Scripts the next task; called several times, the next ones in order. */
    public void nextTask(TaskScript script) {
        hosts.service().scriptNext(script);
    }

    /** Scripts every task from now on that {@link #nextTask} does not script. */
    public void everyTask(TaskScript script) {
        hosts.service().scriptAll(script);
    }

    /** How long tasks that are created from now on are PENDING and then RUNNING. */
    public void taskTimes(Duration pending, Duration running) {
        hosts.service().settings(settings().withTimes(pending, running));
    }

    /** Accepts these keys from now on and no others. */
    public void acceptApiKeys(String... keys) {
        hosts.service().settings(settings().withApiKeys(List.of(keys)));
    }

    /** Shapes answers oddly from now on; with none named, plainly. */
    public void shapes(Shape... shapes) {
        hosts.service().settings(settings().withShapes(Set.of(shapes)));
    }

    /** Hosts a file on the media host; a task with the URL as its video has this file as its result. */
    public URI hostMedia(String name, byte[] content) {
        return hosts.service().hostMedia(name, content);
    }

    /** Hosts a file from disk, read at once. */
    public URI hostMedia(String name, Path file) throws IOException {
        return hostMedia(name, Files.readAllBytes(file));
    }

    /** Replaces what the result of a task is. */
    public void replaceResult(String taskId, byte[] content) {
        hosts.service().replaceResult(taskId, content);
    }

    /** The built-in clip: the result of a task whose source the fake does not know. A fresh copy. */
    public static byte[] clip() {
        return Clip.bytes();
    }

    // What goes wrong

    /** Lets a fault strike the next request of a stage. */
    public Injection inject(Stage stage, Fault fault) {
        return hosts.plan().add(stage, fault);
    }

    /** Takes back all faults that have not struck; answers held already stay held. */
    public void clearFaults() {
        hosts.plan().clear();
    }

    /** Lets all go that is held now: late answers and stalls. */
    public void release() {
        hosts.gate().release();
    }

    /** Waits, in real time, until so many answers are held at once; false when the time ran out. */
    public boolean awaitHeld(int count, Duration atMost) {
        return hosts.gate().awaitHeld(count, atMost);
    }

    /** Refuses connections on all hosts, and ends idle ones, until {@link #acceptConnections()}. */
    public void refuseConnections() {
        refuseConnections(Stage.ANY);
    }

    /** Refuses connections on the host that a stage's requests go to. */
    public void refuseConnections(Stage stage) {
        hosts.of(stage).forEach(HttpServer::refuse);
    }

    /** Accepts connections again on all hosts, on the same ports. */
    public void acceptConnections() {
        hosts.of(Stage.ANY).forEach(HttpServer::accept);
    }

    // What was seen

    /** All requests whose head came, in that order. */
    public List<RecordedRequest> requests() {
        return requests(Stage.ANY);
    }

    /** The requests of a stage. */
    public List<RecordedRequest> requests(Stage stage) {
        return hosts.log().requests(stage);
    }

    /** How many requests of a stage reached the fake, struck by faults or not, read to their end or not. */
    public int count(Stage stage) {
        return hosts.log().count(stage);
    }

    /** Waits, in real time, until so many requests of a stage are read to their end or given up; false in vain. */
    public boolean awaitRequests(Stage stage, int count, Duration atMost) {
        return hosts.log().awaitSettled(stage, count, atMost);
    }

    /** Waits, in real time, until the heads of so many requests have come; false in vain. */
    public boolean awaitArrived(Stage stage, int count, Duration atMost) {
        return hosts.log().awaitArrived(stage, count, atMost);
    }

    /** How many connections are open now, on all hosts. */
    public int openConnections() {
        return hosts.connections().open();
    }

    /** How many connections were accepted since the start, on all hosts. */
    public int connectionsAccepted() {
        return hosts.connections().accepted();
    }

    /** Waits, in real time, until no connection is open; false in vain. */
    public boolean awaitConnectionsClosed(Duration atMost) {
        return hosts.connections().awaitClosed(atMost);
    }

    /** All tasks that were ever created, in that order, as they are now. */
    public List<FakeTask> tasks() {
        return hosts.service().tasks();
    }

    /** Requests to the hosts of uploads and results that carried an API key, which must never be. */
    public List<RecordedRequest> keyLeaks() {
        return KeyLeaks.in(requests(), settings().apiKeys());
    }

    /** Closes all listeners and connections and waits for the threads, some seconds at most. Idempotent. */
    @Override
    public void close() {
        hosts.close();
    }

    @Override
    public String toString() {
        return "FakeDashScope(" + baseUrl() + ")";
    }

    private Settings settings() {
        return hosts.service().settings();
    }
}
