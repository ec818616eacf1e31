package dev.wanedit.error;

import org.jspecify.annotations.Nullable;

/** The exchange with the service did not come to an answer. */
public final class TransportException extends WanEditException {

    private static final long serialVersionUID = 1L;

    private final Delivery delivery;
    private final Kind kind;

    /** Whether the request can have reached the service: the question on which it hangs if a POST may be repeated. */
    public enum Delivery {
        /** No byte of the request reached the service. */
        NOT_SENT,
        /** The request, or a part of it, may have reached the service. */
        MAYBE_SENT
    }

    /** What broke. */
    public enum Kind {
        /** No connection came about: refused, no such host, TLS failure, connect timeout. */
        CONNECT_FAILED,
        /** The connection broke before the answer was whole. */
        CONNECTION_LOST,
        /** The answer was not whole within the call timeout. */
        CALL_TIMEOUT,
        /** The client was closed. */
        CLOSED
    }

    /**
     * @param kind what broke
     * @param delivery whether the request can have reached the service
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     * @param cause the fault of the HTTP stack, null if there is none
     */
    public TransportException(
            Kind kind, Delivery delivery, String problem, ErrorContext context, @Nullable Throwable cause) {
        super(problem, context, nextStep(kind), cause);
        this.kind = kind;
        this.delivery = delivery;
    }

    /** Whether the request can have reached the service. */
    public Delivery delivery() {
        return delivery;
    }

    /** What broke. */
    public Kind kind() {
        return kind;
    }

    /**
     * The same fault, told of a step before the job itself was sent.
     *
     * @param file what was to be uploaded
     */
    public TransportException beforeTheJob(String file) {
        String told = "The upload of " + file + " failed, and no job was sent: " + problem();
        return new TransportException(kind, Delivery.NOT_SENT, told, context(), this);
    }

    @Override
    public boolean mayPass() {
        return kind != Kind.CLOSED;
    }

    private static String nextStep(Kind kind) {
        return switch (kind) {
            case CONNECT_FAILED -> "Check the base URL, the network and the proxy.";
            case CONNECTION_LOST -> "Look at the network, proxies and firewalls on the way.";
            case CALL_TIMEOUT -> "Look at the network and the service, or set a longer call timeout.";
            case CLOSED -> "Build a new client.";
        };
    }
}
