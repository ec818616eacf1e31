package dev.wanedit.diagnosis;

/** What a check looks at, in the order of a {@link Diagnosis}. */
public enum Subject {
    TRANSPORT("the HTTP stack on the class path, and whether it accepts the settings"),
    KEY("the API key: whether there is one, and whether the service accepts it"),
    REGION("the region of the key, which must be that of the host"),
    HOST("the base URL, and whether the service answers there"),
    DNS("the name of the host, or of the proxy in front of it"),
    PROXY("the proxy for requests to the service"),
    TLS("the certificate of the host, and who trusts it"),
    WORKSPACE("the workspace"),
    CLOCK("this machine's clock against that of the service"),
    STORE("the job store: a read, and a write that changes nothing"),
    DISK("the folders that are written to"),
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
