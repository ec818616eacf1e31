package dev.wanedit.engine.download;

import dev.wanedit.engine.rx.ErrorGuard;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.TransportException;
import dev.wanedit.network.ResultHostPolicy;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Completable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads a result only from hosts that the policy allows, with https if the service or the previous host used it,
 * and follows a few redirects. Each step is one exchange of the transport, without the API key. A subscription may make
 * several exchanges.
 */
public final class RedirectingDownloader implements ResultDownloader {

    private static final Logger LOG = LoggerFactory.getLogger(RedirectingDownloader.class);
    private static final int MOST_REDIRECTS = 5;
    private static final int LONGEST_HOST = 200;

    private final ResultDownloader downloads;
    private final ResultHostPolicy policy;
    private final boolean secure;
    private final BiConsumer<TaskId, String> warning;

    /**
     * @param downloads the transport's downloader
     * @param policy from which hosts results may come
     * @param baseUrl the base URL of the service: if it is https, results are requested with https first
     * @param warning receives a sentence about each result that is downloaded without encryption
     */
    public RedirectingDownloader(
            ResultDownloader downloads, ResultHostPolicy policy, URI baseUrl, BiConsumer<TaskId, String> warning) {
        this.downloads = downloads;
        this.policy = policy;
        this.secure = !ResultUrls.isPlain(baseUrl);
        this.warning = warning;
    }

    @Override
    public Completable download(ResultRequest request, ResultSink sink) {
        return Completable.defer(() -> new Walk(request, sink).to(request.url(), secure, 0));
    }

    /** The steps of one download. */
    private final class Walk {

        private final ResultRequest request;
        private final ResultSink sink;
        private final Set<URI> asked = new HashSet<>();
        private volatile boolean begun;

        Walk(ResultRequest request, ResultSink sink) {
            this.request = request;
            this.sink = sink;
        }

        /**
         * @param secured true if the step before used https
         * @param redirects number of redirects so far
         */
        Completable to(URI place, boolean secured, int redirects) {
            URI url = ResultUrls.withoutUser(place);
            if (!ResultUrls.isWeb(url) || !policy.allows(url)) {
                return Completable.error(refused(url, redirects));
            }
            if (!ResultUrls.isPlain(url) || !secured) {
                return step(url, redirects);
            }
            URI first = ResultUrls.secured(url);
            if (asked.contains(first)) {
                return plainly(url, redirects, "it redirects from https to http");
            }
            return step(first, redirects)
                    .onErrorResumeNext(fault -> begun || !mayBePlain(fault)
                            ? Completable.error(fault)
                            : plainly(url, redirects, String.valueOf(fault.getMessage())));
        }

        private Completable plainly(URI url, int redirects, String why) {
            warning.accept(
                    request.taskId(),
                    "The result is fetched from " + host(url) + " without encryption, since https failed: " + why);
            return step(url, redirects);
        }

        private Completable step(URI url, int redirects) {
            if (!asked.add(url)) {
                return Completable.error(stopped("the redirects form a loop at " + host(url)));
            }
            ResultRequest here = new ResultRequest(request.taskId(), url, request.offset(), request.etag());
            Completable exchange = ErrorGuard.completable(() -> downloads.download(here, new Watched()));
            return exchange.onErrorResumeNext(fault -> {
                boolean redirect = fault instanceof RequestRejectedException refusal
                        && refusal.location().isPresent();
                return redirect ? next(url, (RequestRejectedException) fault, redirects) : Completable.error(fault);
            });
        }

        private Completable next(URI from, RequestRejectedException redirect, int redirects) {
            URI place = redirect.location()
                    .flatMap(location -> ResultUrls.resolved(from, location))
                    .orElse(null);
            if (place == null) {
                return Completable.error(stopped(host(from) + " sent a redirect with an invalid Location header"));
            }
            if (redirects == MOST_REDIRECTS) {
                return Completable.error(
                        stopped("more than " + MOST_REDIRECTS + " redirects, the last of them from " + host(from)));
            }
            LOG.debug("Task {}: its result is redirected to {}.", request.taskId(), host(place));
            return to(place, secured(from), redirects + 1);
        }

        private boolean secured(URI from) {
            return secure || !ResultUrls.isPlain(from);
        }

        private MalformedResponseException refused(URI url, int redirects) {
            String which = redirects == 0 ? "The result's URL" : "A redirect of the result's host";
            String where = ResultUrls.isWeb(url)
                    ? "to a host that the result host policy refuses: " + host(url)
                    : "to a URL that is neither http nor https: scheme " + url.getScheme();
            return MalformedResponseException.lasting(
                    which + " points " + where + ".",
                    ErrorContext.of(request.taskId()),
                    "Nothing was sent there. If the host is yours, allow it with resultHosts(…) on the builder.");
        }

        private RequestRejectedException stopped(String why) {
            return RequestRejectedException.redirected(
                    "The result could not be fetched: " + why + ".", ErrorContext.of(request.taskId()), null);
        }

        /** Notes whether bytes have arrived: after that another URL would start from the beginning. */
        private final class Watched implements ResultSink {

            @Override
            public void begin(ResultHead head) throws IOException {
                begun = true;
                sink.begin(head);
            }

            @Override
            public void write(ByteBuffer bytes) throws IOException {
                sink.write(bytes);
            }
        }
    }

    private static String host(URI url) {
        return Redaction.redact(String.valueOf(url.getRawAuthority()), LONGEST_HOST);
    }

    /** True only if the https connection failed: a host that answered by https, with any status, supports it. */
    private static boolean mayBePlain(Throwable fault) {
        return fault instanceof TransportException lost
                && switch (lost.kind()) {
                    case CONNECT_FAILED, CONNECT_TIMEOUT, CERTIFICATE_REFUSED, CALL_TIMEOUT, TRANSFER_IDLE_TIMEOUT ->
                        true;
                    case PROXY_REFUSED, CONNECTION_LOST, CLOSED -> false;
                };
    }
}
