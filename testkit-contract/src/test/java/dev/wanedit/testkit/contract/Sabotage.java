package dev.wanedit.testkit.contract;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.testkit.contract.bench.Secrets;
import dev.wanedit.testkit.contract.reference.Habits;
import dev.wanedit.testkit.contract.reference.SocketProvider;
import dev.wanedit.testkit.contract.transfer.RecordingSink;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What an adapter might do wrong, each done by a transport that is honest otherwise. */
enum Sabotage {
    POSTS_TWICE(config -> new Decorated(honest(config)) {
        @Override
        public Single<TaskSnapshot> create(EditJob job) {
            return super.create(job).ignoreElement().onErrorComplete().andThen(super.create(job));
        }
    }),
    RETRIES(config -> new Decorated(honest(config)) {
        @Override
        public Single<TaskSnapshot> create(EditJob job) {
            return super.create(job).retry(1, TransportException.class::isInstance);
        }
    }),
    REPEATS_POLLS(config -> new Decorated(honest(config)) {
        @Override
        public Single<TaskSnapshot> query(TaskId taskId) {
            return super.query(taskId).retry(3);
        }
    }),
    WANTS_URLS_WELL_FORMED(config -> new Decorated(honest(config)) {
        @Override
        public Single<TaskSnapshot> query(TaskId taskId) {
            return super.query(taskId).doOnSuccess(task -> {
                if (task.result() != null && task.result().videoUrl().toString().contains("%7B")) {
                    throw MalformedResponseException.withoutVideo("", ErrorContext.of(taskId));
                }
            });
        }
    }),
    IGNORES_DISPOSAL(config -> new Decorated(honest(config)) {
        @Override
        public Single<TaskSnapshot> query(TaskId taskId) {
            return Single.create(out -> {
                Disposable unused = super.query(taskId).subscribe(out::onSuccess, out::tryOnError);
            });
        }
    }),
    SPEAKS_AFTER_DISPOSAL(config -> new Decorated(honest(config)) {
        @Override
        public Single<TaskSnapshot> query(TaskId taskId) {
            return Single.unsafeCreate(out -> {
                out.onSubscribe(Disposable.empty());
                Disposable unused = super.query(taskId).subscribe(out::onSuccess, out::onError);
            });
        }
    }),
    SENDS_BEFORE_SUBSCRIPTION(config -> new Decorated(honest(config)) {
        @Override
        public Single<TaskSnapshot> create(EditJob job) {
            Single<TaskSnapshot> hot = super.create(job).cache();
            Disposable unused = hot.subscribe(created -> {}, error -> {});
            return hot;
        }
    }),
    SAYS_NOT_SENT(config -> failedCreates(config, error -> saying(Delivery.NOT_SENT, error))),

    TELLS_THE_KEY(config -> failedCreates(config, error -> {
        TransportException told = new TransportException(
                TransportException.Kind.CONNECTION_LOST, Delivery.MAYBE_SENT, "x", ErrorContext.NONE, null);
        told.addSuppressed(
                new IllegalStateException("key was " + config.apiKey().get()));
        return told;
    })),

    THROWS_OTHER_ERRORS(config -> failedCreates(config, error -> new IllegalStateException("raw"))),

    KEEPS_ITS_OWN_TIME(config -> honest(new TransportConfig(
            config.baseUrl(),
            config.apiKey(),
            config.workspace(),
            config.zone(),
            config.connectTimeout(),
            config.callTimeout(),
            Schedulers.computation()))),
    TAKES_THE_CALL_TIMEOUT_FOR_TRANSFERS(config -> honest(config.withTransferIdleTimeout(config.callTimeout()))),
    KEEPS_THE_FIRST_KEY(config -> {
        String first = config.apiKey().get();
        return honest(new TransportConfig(
                config.baseUrl(),
                () -> first,
                config.workspace(),
                config.zone(),
                config.connectTimeout(),
                config.callTimeout(),
                config.timer()));
    }),
    BUFFERS_THE_RESULT(config -> new Decorated(honest(config)) {
        @Override
        public ResultDownloader downloads() {
            return (request, sink) -> Completable.defer(() -> {
                RecordingSink all = new RecordingSink();
                return super.downloads().download(request, all).andThen(Completable.fromAction(() -> {
                    sink.begin(all.heads().get(0));
                    sink.write(ByteBuffer.wrap(all.bytes()));
                }));
            });
        }
    }),
    LOSES_THE_PLACE_OF_A_REDIRECT(config -> failedDownloads(
            config,
            (request, error) -> error instanceof RequestRejectedException redirect
                    ? new RequestRejectedException(
                            redirect.problem(),
                            new ErrorContext(
                                    null,
                                    request.taskId(),
                                    null,
                                    redirect.httpStatus().orElse(null),
                                    null))
                    : error)),

    READS_ERRORS_BY_THEIR_STATUS(config -> new Decorated(honest(config)) {
        @Override
        public Single<TaskSnapshot> query(TaskId taskId) {
            return super.query(taskId)
                    .onErrorResumeNext(error -> Single.error(
                            error instanceof RequestRejectedException
                                    ? new RequestRejectedException("x", ErrorContext.of(taskId))
                                    : error));
        }
    }),
    STAYS_OPEN(config -> new Decorated(honest(config)) {
        @Override
        public void close() {}
    }),
    SENDS_IMAGES_AS_THEY_ARE_NOW(config -> new Decorated(honest(config)) {
        @Override
        public Single<TaskSnapshot> create(EditJob job) {
            return Single.defer(() -> super.create(job.mapMedia(Sabotage::asItIsNow)));
        }
    }),
    IGNORES_THE_CREATE_CHECK(config -> honest(config.withCreateCheck(() -> {}))),
    CHECKS_BEFORE_IT_CONNECTS(config -> new Decorated(honest(config.withCreateCheck(() -> {}))) {
        @Override
        public Single<TaskSnapshot> create(EditJob job) {
            return Completable.fromAction(config.createCheck()::run).andThen(super.create(job));
        }
    }),
    READS_WITHOUT_END(config -> new UnboundedProvider().open(config)),
    LOOKS_AT_NO_POOLED_CONNECTION(config -> new PooledQueries(honest(config), config.baseUrl())),
    SAYS_MAYBE_SENT(config -> failedCreates(config, error -> saying(Delivery.MAYBE_SENT, error))),

    TAKES_ANY_STATUS(config -> failedCreates(
            config,
            error -> error instanceof MalformedResponseException
                    ? new RequestRejectedException("x", ErrorContext.NONE)
                    : error)),

    WRITES_URLS_ITS_OWN_WAY(config -> new Decorated(honest(config)) {
        @Override
        public ResultDownloader downloads() {
            return (request, sink) -> super.downloads()
                    .download(
                            new ResultRequest(
                                    request.taskId(),
                                    URI.create(request.url().toString().replace("'", "%27")),
                                    request.offset(),
                                    request.etag()),
                            sink);
        }
    }),
    BLAMES_THE_SETTINGS(config -> failedDownloads(
            config,
            (request, error) ->
                    error instanceof MalformedResponseException ? new ConfigurationException("x", "y") : error)),

    TAKES_NONSENSE_FOR_A_LIMIT(config -> new Decorated(honest(config)) {
        @Override
        public MediaUploader uploads() {
            return (file, model, listener) ->
                    Single.error(new UploadRefusedException("larger than 0 MB", ErrorContext.NONE));
        }
    }),
    QUOTES_WHAT_CAME(config -> failedCreates(
            config,
            error -> new MalformedResponseException(
                    "x",
                    ErrorContext.NONE,
                    new IOException(new ProtocolException("Invalid header: " + Secrets.SIGNATURE))))),

    SWALLOWS_CUT_BODIES(new Habits(true, false, false, false, false, false, false)),
    FOLLOWS_REDIRECTS(new Habits(false, true, false, false, false, false, false)),
    LEAKS_SOCKETS(new Habits(false, false, true, false, false, false, false)),
    SENDS_HEADERS_EVERYWHERE(new Habits(false, false, false, true, false, false, false)),
    BLAMES_THE_SERVICE(new Habits(false, false, false, false, true, false, false)),
    SKIPS_HOSTNAMES(new Habits(false, false, false, false, false, true, false)),
    SENDS_CHANGED_FILES(new Habits(false, false, false, false, false, false, true)),
    IGNORES_THE_PROXY(config -> honest(config.withNetwork(without(config, false)))),
    DOWNLOADS_WITHOUT_PROXY(config -> new Decorated(honest(config)) {
        private final Transport direct = honest(config.withNetwork(without(config, false)));

        @Override
        public ResultDownloader downloads() {
            return direct.downloads();
        }

        @Override
        public void close() {
            direct.close();
            super.close();
        }
    }),
    IGNORES_THE_SSL_CONTEXT(config -> honest(config.withNetwork(new Network(
            config.network().proxies(), false, null, config.network().headers())))),
    IGNORES_HEADERS(config -> honest(config.withNetwork(without(config, true))));

    private final Function<TransportConfig, Transport> opening;

    Sabotage(Habits habits) {
        this(config -> SocketProvider.with(habits).open(config));
    }

    Sabotage(Function<TransportConfig, Transport> opening) {
        this.opening = opening;
    }

    /** In words, for the names of tests. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Each create request that fails has another fault. */
    private static Transport failedCreates(TransportConfig config, UnaryOperator<Throwable> fault) {
        return new Decorated(honest(config)) {
            @Override
            public Single<TaskSnapshot> create(EditJob job) {
                return super.create(job).onErrorResumeNext(error -> Single.error(fault.apply(error)));
            }
        };
    }

    /** Each download that fails has another fault. */
    private static Transport failedDownloads(
            TransportConfig config, BiFunction<ResultRequest, Throwable, Throwable> fault) {
        return new Decorated(honest(config)) {
            @Override
            public ResultDownloader downloads() {
                return (request, sink) -> super.downloads()
                        .download(request, sink)
                        .onErrorResumeNext(error -> Completable.error(fault.apply(request, error)));
            }
        };
    }

    private static Throwable saying(Delivery delivery, Throwable error) {
        return error instanceof TransportException fault
                ? new TransportException(fault.kind(), delivery, "x", ErrorContext.NONE, null)
                : error;
    }

    private static Network without(TransportConfig config, boolean headers) {
        Network network = config.network();
        return headers
                ? new Network(network.proxies(), network.proxiesChosen(), network.sslContext(), Map.of())
                : new Network(ProxyRules.DIRECT, false, network.sslContext(), network.headers());
    }

    private static MediaSource asItIsNow(MediaSource source) {
        return source instanceof InlineImage image
                ? image.file().<MediaSource>map(InlineImage::of).orElse(image)
                : source;
    }

    private static Transport honest(TransportConfig config) {
        return new SocketProvider().open(config);
    }

    TransportProvider provider() {
        return new TransportProvider() {
            @Override
            public String name() {
                return "reference";
            }

            @Override
            public Transport open(TransportConfig config) {
                return opening.apply(config);
            }
        };
    }
}
