package dev.wanedit.error;

import org.jspecify.annotations.Nullable;

/** An exchange with the service ended without an answer. */
public final class TransportException extends WanEditException {

    private static final long serialVersionUID = 1L;

    private final Delivery delivery;
    private final Kind kind;

    /** Whether the request can have reached the service. This decides whether a POST may be repeated. */
    public enum Delivery {
        /** No byte of the request reached the service. */
        NOT_SENT,
        /** The request, or a part of it, may have reached the service. */
        MAYBE_SENT
    }

    /** What failed. */
    public enum Kind {
        /** No connection could be opened: refused, unknown host, TLS failure, or a proxy that is down. */
        CONNECT_FAILED,
        /** No connection was open within the connect timeout: to the host, or to the proxy. Nothing was sent. */
        CONNECT_TIMEOUT,
        /**
         * The proxy refuses to connect to the host, or asks for a user and a password. The service never saw the
         * request.
         */
        PROXY_REFUSED,
        /** The certificate of the host is not trusted, is of another host, or has expired. Nothing was sent. */
        CERTIFICATE_REFUSED,
        /** The connection broke before the answer was whole. */
        CONNECTION_LOST,
        /** The answer was not whole within the call timeout. */
        CALL_TIMEOUT,
        /** No byte of an upload or a download moved for the transfer idle timeout. */
        TRANSFER_IDLE_TIMEOUT,
        /** The client was closed. */
        CLOSED
    }

    /**
     * @param kind what failed
     * @param delivery whether the request can have reached the service
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     * @param cause the exception of the HTTP library; null if there is none
     */
    public TransportException(
            Kind kind, Delivery delivery, String problem, ErrorContext context, @Nullable Throwable cause) {
        this(kind, delivery, problem, nextStep(kind), context, cause);
    }

    /**
     * @param kind what failed
     * @param delivery whether the request can have reached the service
     * @param problem what failed, as a sentence
     * @param nextStep what to do, if more is known than the kind
     * @param context what is known of the circumstances
     * @param cause the exception of the HTTP library; null if there is none
     */
    public TransportException(
            Kind kind,
            Delivery delivery,
            String problem,
            String nextStep,
            ErrorContext context,
            @Nullable Throwable cause) {
        super(problem, context, nextStep, cause);
        this.kind = kind;
        this.delivery = delivery;
    }

    /** Whether the request can have reached the service. */
    public Delivery delivery() {
        return delivery;
    }

    /** What failed. */
    public Kind kind() {
        return kind;
    }

    /**
     * The same fault, as a failure of an upload before the job itself was sent.
     *
     * @param file the file that was being uploaded
     */
    public TransportException beforeTheJob(String file) {
        String told = "The upload of " + file + " failed, and no job was sent: " + problem();
        return new TransportException(kind, Delivery.NOT_SENT, told, nextStep(), context(), this);
    }

    @Override
    public boolean isRetryable() {
        return switch (kind) {
            case CONNECT_FAILED, CONNECT_TIMEOUT, CONNECTION_LOST, CALL_TIMEOUT, TRANSFER_IDLE_TIMEOUT -> true;
            // A wrong password that is tried again and again locks an account.
            case PROXY_REFUSED, CERTIFICATE_REFUSED, CLOSED -> false;
        };
    }

    private static String nextStep(Kind kind) {
        return switch (kind) {
            case CONNECT_FAILED -> "Check the base URL, the network and the proxy.";
            case CONNECT_TIMEOUT -> "Check the base URL, the network and the proxy, or set a longer connect timeout.";
            case PROXY_REFUSED -> "Check the proxy's settings, and whether it allows the host.";
            case CERTIFICATE_REFUSED -> "Check the trust store of this JVM, or give one by sslContext(…).";
            case CONNECTION_LOST ->
                "Check the network, and the proxies and firewalls between this machine and the host.";
            case CALL_TIMEOUT -> "Check the network and the service, or set a longer call timeout.";
            case TRANSFER_IDLE_TIMEOUT -> "Check the network and the host, or set a longer transfer idle timeout.";
            case CLOSED -> "Build a new client.";
        };
    }
}
