package dev.wanedit.testkit;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.testkit.http.HttpServer;
import dev.wanedit.testkit.http.LocalhostTls;
import dev.wanedit.testkit.service.AnswerVariant;
import dev.wanedit.testkit.service.FakeTask;
import dev.wanedit.testkit.service.Settings;
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
 * A running fake of the video-edit service on the loopback address. Its three hosts (API, uploads, results) have
 * different ports, so that a key which is sent to another host than the API is noticed. Thread-safe; {@link #close()}
 * ends all its threads and connections.
 */
public final class FakeDashScope implements AutoCloseable {

    private final InstantSource clock;
    private final Hosts hosts;
    private volatile boolean closed;

    FakeDashScope(InstantSource clock, Hosts hosts) {
        this.clock = clock;
        this.hosts = hosts;
    }

    /** A fake for most tests: its tasks succeed at once, without anything to wait for; no quotas, any free port. */
    public static FakeDashScope start() {
        return builder().start();
    }

    /** A builder for a fake with other settings. */
    public static FakeDashScopeBuilder builder() {
        return new FakeDashScopeBuilder();
    }

    /** The base URL for a client: {@code http://127.0.0.1:PORT/api/v1}. */
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
     * @throws IllegalStateException if the fake was not started with {@link FakeDashScopeBuilder#testClock()} or another test clock
     */
    public TestClock clock() {
        if (clock instanceof TestClock testClock) {
            return testClock;
        }
        throw new IllegalStateException("This fake runs on a clock that no test moves. Start it with"
                + " FakeDashScope.builder().testClock().start(), or extend the test with"
                + " FakeDashScopeExtension.OnTestClock");
    }

    /**
     * The settings of a client that uses this fake, to change or to build: the base URL, the key, no proxy, trust in the fake's
     * certificate if it has one. It queries at once and every 20 ms, sends as fast as the fake's quotas allow, and waits for a
     * task for a minute at most. Its job listener logs a warning if the fake is closed before the client. The caller closes the
     * client. The transport is the one on the class path.
     *
     * @throws IllegalStateException if the fake is closed
     */
    public VideoEditClientBuilder client() {
        if (closed) {
            throw new IllegalStateException(
                    "This fake is closed. Start it before the client is built, and close it after the client");
        }
        return TestClients.of(this, hosts.tls(), settings().quotas());
    }

    /** The context for a client that trusts a fake started with {@code tls()}. */
    public SSLContext clientSslContext() {
        return LocalhostTls.clientContext();
    }

    /** The same as a trust manager, for clients that need both. */
    public X509TrustManager clientTrustManager() {
        return LocalhostTls.trustManager();
    }

    // Tasks

    /** Sets the script of the next task; several calls set those of the next tasks in order. */
    public void nextTask(TaskScript script) {
        hosts.service().scriptNext(script);
    }

    /** Sets the script of every task from now on that has no script from {@link #nextTask}. */
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

    /** Sets the odd shapes of answers from now on; without arguments, answers are normal again. */
    public void shapes(AnswerVariant... shapes) {
        hosts.service().settings(settings().withShapes(Set.of(shapes)));
    }

    /** Hosts a file on the media host; a task with the URL as its video has this file as its result. */
    public URI hostMedia(String name, byte[] content) {
        return hosts.service().hostMedia(name, content);
    }

    /** Hosts a file from disk, which is read immediately. */
    public URI hostMedia(String name, Path file) throws IOException {
        return hostMedia(name, Files.readAllBytes(file));
    }

    /** Replaces the content of a task's result. */
    public void replaceResult(String taskId, byte[] content) {
        hosts.service().replaceResult(taskId, content);
    }

    /** The built-in clip: the result of a task whose source the fake does not know. A new copy. */
    public static byte[] clip() {
        return Clip.bytes();
    }

    // Faults

    /** Applies a fault to the next request of a kind. */
    public Injection inject(RequestKind kind, Fault fault) {
        return hosts.plan().add(kind, fault);
    }

    /** Removes all faults that were not used yet; answers that are already held stay held. */
    public void clearFaults() {
        hosts.plan().clear();
    }

    /** Releases all answers that are held now: late answers and stalls. */
    public void release() {
        hosts.gate().release();
    }

    /** Waits, in real time, until this number of answers is held at once; false if the time is over before. */
    public boolean awaitHeld(int count, Duration atMost) {
        return hosts.gate().awaitHeld(count, atMost);
    }

    /** Refuses connections on all hosts, and closes idle ones, until {@link #acceptConnections()}. */
    public void refuseConnections() {
        refuseConnections(RequestKind.ANY);
    }

    /** Refuses connections on the host that a kind's requests go to. */
    public void refuseConnections(RequestKind kind) {
        hosts.of(kind).forEach(HttpServer::refuse);
    }

    /** Accepts connections again on all hosts, on the same ports. */
    public void acceptConnections() {
        hosts.of(RequestKind.ANY).forEach(HttpServer::accept);
    }

    // Observations

    /** All requests whose head came, in that order. */
    public List<RecordedRequest> requests() {
        return requests(RequestKind.ANY);
    }

    /** The requests of a kind. */
    public List<RecordedRequest> requests(RequestKind kind) {
        return hosts.log().requests(kind);
    }

    /**
     * How many requests of a kind reached the fake, also those with faults and those that were not read completely.
     */
    public int count(RequestKind kind) {
        return hosts.log().count(kind);
    }

    /**
     * Waits, in real time, until this number of requests of a kind was read completely or given up; false if the time
     * is over before.
     */
    public boolean awaitRequests(RequestKind kind, int count, Duration atMost) {
        return hosts.log().awaitSettled(kind, count, atMost);
    }

    /** Waits, in real time, until the heads of this number of requests have come; false if the time is over before. */
    public boolean awaitArrived(RequestKind kind, int count, Duration atMost) {
        return hosts.log().awaitArrived(kind, count, atMost);
    }

    /** How many connections are open now, on all hosts. */
    public int openConnections() {
        return hosts.connections().open();
    }

    /** How many connections were accepted since the start, on all hosts. */
    public int connectionsAccepted() {
        return hosts.connections().accepted();
    }

    /** Waits, in real time, until no connection is open; false if the time is over before. */
    public boolean awaitConnectionsClosed(Duration atMost) {
        return hosts.connections().awaitClosed(atMost);
    }

    /** All tasks that were ever created, in the order of their creation, in their current state. */
    public List<FakeTask> tasks() {
        return hosts.service().tasks();
    }

    /** Requests to the hosts of uploads and results that carried an API key, which must never happen. */
    public List<RecordedRequest> keyLeaks() {
        return KeyLeaks.in(requests(), settings().apiKeys());
    }

    /** Closes all listeners and connections and waits for the threads, some seconds at most. Idempotent. */
    @Override
    public void close() {
        closed = true;
        hosts.close();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public String toString() {
        return "FakeDashScope(" + baseUrl() + ")";
    }

    private Settings settings() {
        return hosts.service().settings();
    }
}
