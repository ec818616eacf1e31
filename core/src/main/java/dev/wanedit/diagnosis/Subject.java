package dev.wanedit.diagnosis;

/** What a check looks at, in the order of a {@link Diagnosis}. */
public enum Subject {
    /** The HTTP stack on the class path, and whether it accepts the settings. */
    TRANSPORT("the HTTP stack on the class path, and whether it accepts the settings"),
    /** The API key: whether there is one, and whether the service accepts it. */
    KEY("the API key: whether there is one, and whether the service accepts it"),
    /** The region of the key, which must be that of the host. */
    REGION("the region of the key, which must be that of the host"),
    /** The base URL, and whether the service answers there. */
    HOST("the base URL, and whether the service answers there"),
    /** The name of the host, or of the proxy in front of it. */
    DNS("the name of the host, or of the proxy in front of it"),
    /** The proxy for requests to the service. */
    PROXY("the proxy for requests to the service"),
    /** The certificate of the host, and who trusts it. */
    TLS("the certificate of the host, and who trusts it"),
    /** The workspace, or the one that the key belongs to. */
    WORKSPACE("the workspace"),
    /** This machine's clock; a fault from 5 min of difference to the service's. */
    CLOCK("this machine's clock against that of the service"),
    /** The job store: a read, and a write that changes nothing. */
    STORE("the job store: a read, and a write that changes nothing"),
    /** The folders that are written to: space, and the right to write. */
    DISK("the folders that are written to"),
    /** The charset of file names and arguments. */
    LOCALE("the charset of file names and arguments");

    private final String looksAt;

    Subject(String looksAt) {
        this.looksAt = looksAt;
    }

    /** What is looked at, as a part of a sentence. */
    public String looksAt() {
        return looksAt;
    }
}
