package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WaitInterruptedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.Region;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoEditClientTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final TaskSnapshot PENDING = TaskSnapshot.of(TASK, TaskStatus.PENDING);
    private static final EditJob JOB =
            EditJob.builder().video(URI.create("https://example.com/clip.mp4")).build();

    private final TaskApi tasks = mock(TaskApi.class);
    private final Transport transport = mock(Transport.class);
    private final AtomicReference<TransportConfig> config = new AtomicReference<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch aborted = new CountDownLatch(1);
    private final VideoEditClient client = builder().build();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void submit_whenTheJobHasNoKey_givesItsRandomKeyInEachForm() {
        when(tasks.create(any())).thenReturn(Single.just(PENDING));

        assertKeyFindsTheJob(face -> face.submit(JOB));
        assertKeyFindsTheJob(face -> face.async().submit(JOB).join());
        assertKeyFindsTheJob(face -> face.rx().submit(JOB).blockingGet());
    }

    private void assertKeyFindsTheJob(Function<VideoEditClient, SubmittedJob> submit) {
        MemoryJobStore store = new MemoryJobStore();
        try (VideoEditClient other = builder().jobStore(store).build()) {
            SubmittedJob submitted = submit.apply(other);

            assertThat(submitted.task()).isEqualTo(PENDING);
            assertThat(store.find(submitted.key())).isPresent();
        }
    }

    @Test
    void edit_whenTheSubmissionHasNoTarget_refusesItBeforeAnythingIsSent() {
        assertThatThrownBy(() -> client.edit(Submission.unnamed(JOB)))
                .isInstanceOf(InvalidJobException.class)
                .hasMessageContaining("target");

        verify(tasks, never()).create(any());
    }

    @Test
    void edit_whenTheSubmissionHasADeadline_waitsNoLonger() {
        when(tasks.create(any())).thenReturn(Single.just(PENDING));
        when(tasks.query(TASK)).thenReturn(Single.just(PENDING));
        Submission submission =
                Submission.unnamed(JOB).towards(Path.of("never.mp4")).deadline(Duration.ZERO);

        assertThatThrownBy(() -> client.edit(submission)).isInstanceOf(AwaitTimeoutException.class);
    }

    @Test
    void status_whenServiceRefuses_throwsOurExceptionFromTheCallersThread() {
        when(tasks.query(TASK)).thenReturn(Single.error(new RequestRejectedException("No.", context())));

        assertThatThrownBy(() -> client.status(TASK))
                .isInstanceOf(RequestRejectedException.class)
                .satisfies(error -> assertThat(error.getSuppressed()[0].getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(VideoEditClientTest.class.getName())));
    }

    @Test
    void await_whenThreadIsInterrupted_abortsTheExchangeAndLeavesTheTask() throws InterruptedException {
        queryNeverAnswers();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                client.await(TASK);
            } catch (WaitInterruptedException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        waiting.start();
        asked.await();
        waiting.interrupt();
        waiting.join();

        aborted.await();
        assertThat(thrown.get()).hasMessageContaining("t-1").hasMessageContaining("await it again");
        assertThat(flag.get()).isTrue();
        verify(tasks, never()).cancel(any());
    }

    @Test
    void asyncAwait_whenFutureIsCanceled_abortsTheExchangeAndLeavesTheTask() throws InterruptedException {
        queryNeverAnswers();

        CompletableFuture<TaskSnapshot> future = client.async().await(TASK);
        asked.await();
        future.cancel(true);

        aborted.await();
        verify(tasks, never()).cancel(any());
    }

    @Test
    void close_whenSomebodyWaits_endsTheWaitAndTheTransport() throws InterruptedException {
        queryNeverAnswers();
        CompletableFuture<TaskSnapshot> future = client.async().await(TASK);
        asked.await();

        client.close();

        assertThatThrownBy(future::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        TransportException.class,
                        error -> assertThat(error.kind()).isEqualTo(TransportException.Kind.CLOSED));
        verify(transport).close();
    }

    @Test
    void close_whenTheThreadIsInterrupted_endsEverythingAndLeavesItInterrupted() {
        Thread.currentThread().interrupt();

        client.close();

        assertThat(Thread.interrupted()).isTrue();
        verify(transport).close();
    }

    @Test
    void close_whenACreateIsOnItsWay_waitsForItsTaskAndWritesItDown() throws Exception {
        SingleSubject<TaskSnapshot> create = SingleSubject.create();
        MemoryJobStore store = new MemoryJobStore();
        when(tasks.create(any())).thenReturn(create.doOnSubscribe(subscription -> asked.countDown()));
        doAnswer(call -> {
                    create.onSuccess(PENDING);
                    return null;
                })
                .when(transport)
                .close();
        VideoEditClient other = builder().jobStore(store).build();
        CompletableFuture<SubmittedJob> submit = other.async().submit(new JobKey("a"), JOB);
        asked.await();

        other.close();

        assertThat(submit.get()).isEqualTo(new SubmittedJob(new JobKey("a"), PENDING));
        assertThat(store.findByTask(TASK)).isPresent();
    }

    @Test
    void close_whenManyWait_leavesNoErrorWithoutAReceiver() throws InterruptedException {
        queryNeverAnswers();
        List<Throwable> errors = new CopyOnWriteArrayList<>();
        RxJavaPlugins.setErrorHandler(errors::add);
        try {
            MemoryJobStore store = new MemoryJobStore();
            when(tasks.create(any())).thenReturn(Single.just(PENDING));
            VideoEditClient other = builder().jobStore(store).build();
            other.submit(new JobKey("a"), JOB);
            CompletableFuture<?> resumed = other.async().resumeAll();
            asked.await();

            other.close();

            assertThatThrownBy(resumed::get).hasCauseInstanceOf(TransportException.class);
            assertThat(errors).isEmpty();
        } finally {
            RxJavaPlugins.setErrorHandler(null);
        }
    }

    @Test
    void close_whenCalledTwice_closesTheTransportOnce() {
        client.close();
        client.close();

        verify(transport, times(1)).close();
    }

    @Test
    void status_whenClientIsClosed_failsAtOnce() {
        when(tasks.query(TASK)).thenReturn(Single.just(PENDING));
        client.close();

        assertThatThrownBy(() -> client.status(TASK)).isInstanceOf(TransportException.class);
    }

    @Test
    void submit_whenThreadIsInterruptedAlready_sendsNothing() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> client.submit(JOB))
                .isInstanceOf(WaitInterruptedException.class)
                .hasMessageContaining("Nothing was sent");

        assertThat(Thread.interrupted()).isTrue();
        verify(tasks, never()).create(any());
    }

    @Test
    void submit_whenClientClosesWhileTheAnswerIsOut_saysThatItIsUncertain() throws InterruptedException {
        SingleSubject<TaskSnapshot> create = SingleSubject.create();
        when(tasks.create(any())).thenReturn(create.doOnSubscribe(subscription -> asked.countDown()));
        doAnswer(call -> {
                    create.onError(new TransportException(
                            TransportException.Kind.CLOSED,
                            TransportException.Delivery.MAYBE_SENT,
                            "Closed.",
                            ErrorContext.NONE,
                            null));
                    return null;
                })
                .when(transport)
                .close();
        CompletableFuture<SubmittedJob> submit = client.async().submit(JOB);
        asked.await();

        client.close();

        assertThatThrownBy(submit::get).hasCauseInstanceOf(SubmitUncertainException.class);
    }

    @Test
    void edit_whenCancelled_hasNotifiedOfTheTask() throws InterruptedException {
        when(tasks.create(any())).thenReturn(Single.just(PENDING));
        queryNeverAnswers();
        AtomicReference<TaskId> known = new AtomicReference<>();

        CompletableFuture<EditedVideo> edit = client.async()
                .edit(Submission.unnamed(JOB)
                        .towards(Path.of("never.mp4"))
                        .onSubmitted(job -> known.set(job.taskId())));
        asked.await();
        edit.cancel(true);

        assertThat(known.get()).isEqualTo(TASK);
    }

    @Test
    void status_whenTheCallbackExecutorRejects_answersAllTheSame() throws Exception {
        when(tasks.query(TASK)).thenReturn(Single.just(PENDING));
        Executor full = task -> {
            throw new RejectedExecutionException("full");
        };
        try (VideoEditClient rejected = builder().callbackExecutor(full).build()) {
            assertThat(rejected.status(TASK)).isEqualTo(PENDING);
            assertThat(rejected.async().status(TASK).get()).isEqualTo(PENDING);
        }
    }

    @Test
    void status_whenCalledInsideACallback_doesNotWaitForItsOwnThread() throws Exception {
        when(tasks.query(TASK)).thenReturn(Single.just(PENDING));
        ExecutorService one = Executors.newSingleThreadExecutor();
        try (VideoEditClient narrow = builder().callbackExecutor(one).build()) {
            CompletableFuture<TaskSnapshot> nested =
                    narrow.async().status(TASK).thenApply(task -> narrow.status(task.taskId()));

            assertThat(nested.get()).isEqualTo(PENDING);
        } finally {
            one.shutdown();
        }
    }

    @Test
    void await_whenTheDeadlineIsBeyondAllCounting_waits() {
        when(tasks.query(TASK)).thenReturn(Single.just(TaskSnapshot.of(TASK, TaskStatus.SUCCEEDED)));

        assertThat(client.await(TASK, Duration.ofSeconds(Long.MAX_VALUE)).status())
                .isEqualTo(TaskStatus.SUCCEEDED);
    }

    @Test
    void watch_whenTaskMovesOn_tellsEachChangeOnTheCallingThread() {
        Script<TaskSnapshot> queries =
                Script.of(Schedulers.trampoline(), PENDING, PENDING, TaskSnapshot.of(TASK, TaskStatus.FAILED));
        when(tasks.query(TASK)).thenReturn(queries.play());
        List<String> heard = new ArrayList<>();

        TaskSnapshot last = client.watch(
                TASK,
                snapshot -> heard.add(
                        snapshot.status() + " on " + Thread.currentThread().getName()));

        assertThat(last.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(heard)
                .hasSize(2)
                .allMatch(line -> line.endsWith(" on " + Thread.currentThread().getName()));
    }

    @Test
    void edit_whenTargetCannotBe_submitsNothing(@TempDir Path folder) throws IOException {
        Path taken = Files.createFile(folder.resolve("taken.mp4"));

        assertThatThrownBy(() -> client.edit(JOB, taken)).hasMessageContaining("taken.mp4 exists already");

        verify(tasks, never()).create(any());
    }

    @Test
    void build_whenNothingElseIsSet_usesBeijingAndTheDocumentedTimeouts() {
        assertThat(config.get().baseUrl()).isEqualTo(Region.BEIJING.baseUrl());
        assertThat(config.get().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.get().callTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.get().workspace()).isNull();
        assertThat(config.get()).asString().doesNotContain("sk-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/api/v1",
                "https:///api/v1",
                "not a url",
                "https://user:secret@example.com/api/v1",
                "https://example.com/api/v1?token=secret"
            })
    void build_whenBaseUrlCannotBe_saysSoWithoutRepeatingSecrets(String url) {
        ConfigLookup lookup = new ConfigLookup(name -> name.equals("wanedit.base-url") ? url : null, name -> null);

        assertThatThrownBy(() -> configured(new VideoEditClientBuilder(lookup)).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("base URL")
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://dashscope.aliyuncs.com, https://dashscope.aliyuncs.com/api/v1.",
        "https://dashscope.aliyuncs.com/, https://dashscope.aliyuncs.com/api/v1.",
        "https://DashScope-intl.aliyuncs.com/api, https://DashScope-intl.aliyuncs.com/api/v1.",
        "https://ws-1.cn-beijing.maas.aliyuncs.com/v1, https://ws-1.cn-beijing.maas.aliyuncs.com/api/v1.",
        "https://dashscope.aliyuncs.com/compatible-mode/v1, https://dashscope.aliyuncs.com/api/v1.",
        "https://dashscope.aliyuncs.com/api/v1/services/aigc/video-generation/video-synthesis,"
                + " https://dashscope.aliyuncs.com/api/v1.",
        "https://gateway.example.com/api/v1/api/v1, https://gateway.example.com/api/v1."
    })
    void build_whenBaseUrlHasAPathThatSurelyFails_saysTheRightOne(String url, String right) {
        assertThatThrownBy(() -> builder().baseUrl(URI.create(url)).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Give " + right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dashscope.aliyuncs.com/api/v1",
                "https://dashscope-intl.aliyuncs.com/api/v1",
                "https://ws-1.cn-beijing.maas.aliyuncs.com/api/v1",
                "https://gateway.example.com",
                "https://gateway.example.com/tasks",
                "https://gateway.example.com/ai/api/v1",
                "https://gateway.example.com/api/v1/services/dashscope/api/v1",
                "https://gateway.example.com/compatible-mode/api/v1",
                "https://gateway.example.com/ai/compatible-mode/v1",
                "https://gateway.example.com/ai/services/aigc",
                "https://gateway.example.com/api/v1/uploads"
            })
    void build_whenBaseUrlMayBeRight_takesIt(String url) {
        builder().baseUrl(URI.create(url)).build().close();

        assertThat(config.get().baseUrl()).isEqualTo(URI.create(url));
    }

    @Test
    void build_whenBaseUrlEndsWithASlash_dropsIt() {
        builder().baseUrl(URI.create("http://localhost/api/v1/")).build().close();

        assertThat(config.get().baseUrl()).isEqualTo(URI.create("http://localhost/api/v1"));
    }

    @Test
    void build_whenTheNetworkIsSet_handsItToTheTransport() throws Exception {
        SSLContext trust = SSLContext.getDefault();
        builder()
                .proxy(URI.create("http://user:password@proxy:3128"))
                .sslContext(trust)
                .header("x-gateway", "old")
                .header("X-Gateway", "new")
                .build()
                .close();

        Network network = config.get().network();
        assertThat(network.proxies().proxyFor(URI.create("https://localhost")))
                .isEqualTo(new HttpProxy("proxy", 3128, "user", "password"));
        assertThat(network.proxiesChosen()).isTrue();
        assertThat(network.sslContext()).isSameAs(trust);
        assertThat(network.headers()).isEqualTo(Map.of("X-Gateway", "new"));
    }

    @Test
    void build_whenTheEnvironmentHasAProxy_takesItUnlessTheBuilderWasTold() {
        ConfigLookup lookup = new ConfigLookup(name -> null, Map.of("HTTPS_PROXY", "proxy:3128")::get);
        URI target = URI.create("https://dashscope.aliyuncs.com/api/v1");

        configured(new VideoEditClientBuilder(lookup)).build().close();
        assertThat(config.get().network().proxies().proxyFor(target))
                .isEqualTo(new HttpProxy("proxy", 3128, null, null));
        assertThat(config.get().network().proxiesChosen()).isFalse();

        configured(new VideoEditClientBuilder(lookup))
                .proxy(ProxyRules.DIRECT)
                .build()
                .close();
        assertThat(config.get().network().proxies().proxyFor(target)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, https://dashscope.aliyuncs.com/api/v1, , false",
        "HTTPS_PROXY, https://dashscope.aliyuncs.com/api/v1, dashscope.aliyuncs.com, false",
        "HTTPS_PROXY, http://gateway.example.com/api/v1, , false",
        "HTTP_PROXY, http://gateway.example.com/api/v1, , false",
        "HTTPS_PROXY, https://dashscope.aliyuncs.com/api/v1, aliyuncs.com, true",
        "HTTPS_PROXY, https://localhost:8443/api/v1, , true",
        "HTTP_PROXY, https://dashscope.aliyuncs.com/api/v1, , true"
    })
    void requireProxies_whenTheEnvironmentHasASocksProxy_refusesItOnlyIfARequestWouldTakeIt(
            String variable, String url, @Nullable String direct, boolean usable) {
        Map<String, String> environment = new HashMap<>(Map.of(variable, "socks5://127.0.0.1:1080"));
        if (direct != null) {
            environment.put("NO_PROXY", direct);
        }
        VideoEditClientBuilder builder = configured(
                        new VideoEditClientBuilder(new ConfigLookup(name -> null, environment::get)))
                .baseUrl(URI.create(url));
        builder.build().close();
        TransportConfig opened = config.get();

        if (usable) {
            opened.network().requireProxies(opened.baseUrl());
        } else {
            assertThatThrownBy(() -> opened.network().requireProxies(opened.baseUrl()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(variable);
        }
    }

    @Test
    void query_whenAGatewayRepeatsAHeader_showsItNowhere() {
        when(tasks.query(TASK))
                .thenReturn(Single.error(new RequestRejectedException(
                        "denied for TOPSECRET-1",
                        new ErrorContext(null, TASK, "id-TOPSECRET-1", 400, "No-TOPSECRET-1"))));

        try (VideoEditClient keyed =
                builder().header("X-Gateway", "TOPSECRET-1").build()) {
            assertThatThrownBy(() -> keyed.status(TASK))
                    .isInstanceOf(WanEditException.class)
                    .hasMessageContaining("denied for ***")
                    .satisfies(fault -> assertThat(fault.toString()
                                    + ((WanEditException) fault).requestId()
                                    + ((WanEditException) fault).code())
                            .doesNotContain("TOPSECRET"));
        }
    }

    @Test
    void build_whenThereIsNoTransport_saysWhatToAdd() {
        var builder = new VideoEditClientBuilder(new ConfigLookup(name -> null, name -> null)).apiKey("k");

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no transport on the class path");
    }

    @Test
    void build_whenADurationIsNotPositive_saysWhich() {
        assertThatThrownBy(() -> builder().callTimeout(Duration.ZERO))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("callTimeout is 0 s");
    }

    private VideoEditClientBuilder builder() {
        return configured(new VideoEditClientBuilder(new ConfigLookup(name -> null, name -> null)));
    }

    private VideoEditClientBuilder configured(VideoEditClientBuilder builder) {
        when(transport.tasks()).thenReturn(tasks);
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

    private void queryNeverAnswers() {
        when(tasks.query(TASK))
                .thenReturn(Single.<TaskSnapshot>never()
                        .doOnSubscribe(subscription -> asked.countDown())
                        .doOnDispose(aborted::countDown));
    }

    private static ErrorContext context() {
        return ErrorContext.of(TASK);
    }
}
