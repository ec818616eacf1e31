package dev.example.adapter;

import dev.wanedit.error.WanEditException;
import dev.wanedit.exchange.ExchangeCompletion;
import dev.wanedit.exchange.ExchangeFaults;
import dev.wanedit.exchange.ExchangeLimit;
import dev.wanedit.exchange.ExchangeTimeout;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** One exchange, which waits for its turn and then runs, once, on a thread of the client. */
final class Exchange<R> implements ExchangeLimit.Turn {

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final ApacheClient client;
    private final HttpUriRequestBase request;
    private final Answer.Reader<R> reader;
    private final ExchangeCompletion<R> end;
    private final HttpProxy proxy;
    private final ExchangeFaults faults;
    private final boolean plain;
    private volatile boolean whole;

    Exchange(ApacheClient client, Sender.Outgoing<R> outgoing, TaskId about, ExchangeCompletion<R> end) {
        URI target = URI.create(
                outgoing.request().getRequestUri().startsWith("http")
                        ? outgoing.request().getRequestUri()
                        : outgoing.request().getScheme() + "://"
                                + outgoing.request().getAuthority()
                                + outgoing.request().getRequestUri());
        this.client = client;
        this.request = outgoing.request();
        this.reader = outgoing.reader();
        this.end = end;
        this.proxy = client.proxyFor(target);
        this.faults = ExchangeFaults.at(target, about).by(proxy);
        this.plain = "http".equalsIgnoreCase(target.getScheme());
    }

    @Override
    public void start() {
        end.atEnd(this::abort);
        try {
            client.execute(this::run);
        } catch (RuntimeException | Error e) {
            end.fail(faults.clientFailedUnsent(e));
        }
    }

    @Override
    public WanEditException timedOut(ExchangeTimeout timeout, boolean maybeSent) {
        return faults.timeout(timeout, maybeSent);
    }

    @Override
    public void closed() {
        end.fail(faults::closed);
    }

    /** A connection whose answer was read to its end is closed in the ordinary way. */
    private void abort() {
        if (!whole) {
            request.cancel();
        }
    }

    private void run() {
        if (end.isOver()) {
            return;
        }
        try (ClassicHttpResponse response = client.send(request, proxy, end)) {
            read(response);
        } catch (WanEditException e) {
            end.fail(e);
        } catch (IOException | RuntimeException | Error e) {
            end.fail(maybeSent -> Faults.translated(faults, e, maybeSent));
        }
    }

    /** Ends the exchange before the answer is closed: an abort must not read the rest of an endless body. */
    private void read(ClassicHttpResponse response) throws IOException {
        if (proxy != null && plain && response.getCode() == PROXY_AUTHENTICATION_REQUIRED) {
            end.fail(faults.proxy().refused(response.getCode(), null));
            return;
        }
        try {
            R result = reader.read(new Answer(response));
            whole = true;
            end.succeed(result);
        } catch (WanEditException e) {
            end.fail(e);
        } catch (IOException | RuntimeException | Error e) {
            end.fail(maybeSent -> e instanceof IOException
                    ? Faults.translated(faults, e, maybeSent)
                    : faults.unreadable(response.getCode(), e));
        }
    }
}
