package dev.wanedit.exchange;

import dev.wanedit.error.TransportException.Kind;

/** Why no connection to a host, or to the proxy in front of it, could be opened. */
public enum ConnectProblem {
    /** No DNS server knows the name. */
    UNKNOWN_HOST("its name is not known"),
    /** No connection was open within the connect timeout. */
    CONNECT_TIMEOUT("it did not answer within the connect timeout"),
    /** The network has no way to the host. */
    NO_ROUTE("no route to host"),
    /** The host answers, but no program listens on the port. */
    REFUSED("connection refused");

    private final String ofProxy;

    ConnectProblem(String ofProxy) {
        this.ofProxy = ofProxy;
    }

    Kind kind() {
        return this == CONNECT_TIMEOUT ? Kind.CONNECT_TIMEOUT : Kind.CONNECT_FAILED;
    }

    String ofProxy() {
        return ofProxy;
    }

    String ofHost(String host) {
        return switch (this) {
            case UNKNOWN_HOST -> "The host " + host + " is not known.";
            case CONNECT_TIMEOUT -> "The connection to " + host + " was not established within the connect timeout.";
            case NO_ROUTE -> "No route to host " + host + ".";
            case REFUSED -> "Connection refused by " + host + ".";
        };
    }
}
