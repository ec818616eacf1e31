package dev.wanedit.exchange;

import dev.wanedit.error.TransportException.Kind;

/** Why no connection to a host, or to the proxy in front of it, could be opened. */
public enum ConnectProblem {
    UNKNOWN_HOST("its name is not known"),
    CONNECT_TIMEOUT("it did not answer within the connect timeout"),
    NO_ROUTE("no route to host"),
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
