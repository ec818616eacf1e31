package dev.wanedit.testkit.contract.subject;

/**
 * What an adapter may honestly be unable to do, because its HTTP stack is. Whoever lacks one says so, with the reason, in
 * {@link ContractSubject#lacks()}; the tests that need it then show as skipped with that reason. All else is not to be
 * bargained about.
 */
public enum Capability {
    /** It can work over an HTTP client that the application brings. */
    OWN_CLIENT,
    /** It can be made to trust a certificate of the test's choice. */
    CHOSEN_TRUST,
    /**
     * It can say user and password to a proxy that opens tunnels. A stack that the JVM forbids it lacks this; it then refuses
     * such a proxy when it is opened.
     */
    TUNNEL_LOGIN,
    /** It notices that a proxy has opened its tunnel before TLS stands behind it, and blames the host for what stalls then. */
    TUNNEL_NOTICED,
    /**
     * A read goes over the wire once. A stack that repeats a GET by itself when a connection closes on it lacks this; even
     * then more than one repetition fails the suite, and a create or a cancel is never repeated.
     */
    SINGLE_READ,
    /** Closing the transport closes idle connections and ends threads at once; otherwise only garbage collection does. */
    PROMPT_CLOSE,
    /** It hangs up on a peer that speaks no HTTP; otherwise the connection stays until the stack gets round to it. */
    HANG_UP_ON_GARBAGE,
    /** It reads past several interim answers, such as {@code 100 Continue} and {@code 103 Early Hints}. */
    INTERIM_ANSWERS
}
