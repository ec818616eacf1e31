package dev.wanedit.testkit.contract.subject;

/**
 * Capabilities that an adapter may lack, because its HTTP stack lacks them. The adapter declares this with the reason
 * in {@link ContractSubject#lacks()}; the tests that need the capability are then skipped with that reason. All other
 * rules are mandatory.
 */
public enum Capability {
    /** It can use an HTTP client of the application. */
    OWN_CLIENT,
    /** It can be configured to trust a given certificate. */
    CHOSEN_TRUST,
    /**
     * It can send user and password to a proxy that opens tunnels. A stack that is not allowed to do that by the JVM
     * lacks this; it then refuses such a proxy when it is opened.
     */
    TUNNEL_LOGIN,
    /**
     * It notices when a proxy has opened the tunnel, before the TLS handshake ends. If the connection stalls then, its
     * error names the host and not the proxy.
     */
    TUNNEL_NOTICED,
    /**
     * A read is sent once. A stack that automatically repeats a GET after its connection was closed lacks this. Even
     * then, more than one repetition fails the suite, and a create or a cancel is never repeated.
     */
    SINGLE_READ,
    /** Closing the transport closes idle connections and ends threads at once; otherwise only garbage collection does. */
    PROMPT_CLOSE,
    /**
     * It closes the connection to a peer that does not send HTTP; otherwise the connection stays open until the stack
     * closes it later.
     */
    HANG_UP_ON_GARBAGE,
    /** It skips several interim answers, such as {@code 100 Continue} and {@code 103 Early Hints}. */
    INTERIM_ANSWERS
}
