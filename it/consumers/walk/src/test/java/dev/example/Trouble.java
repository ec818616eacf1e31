package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong for a new user: how the program ends, what it says, and the next step that it names in the same line. */
enum Trouble {
    NO_KEY(
            1,
            "MissingApiKeyException: There is no API key.",
            "Set the environment variable DASHSCOPE_API_KEY, or call apiKey(…) on the builder."),
    WRONG_REGION(
            1,
            "AuthenticationException: The service refused the API key:",
            "choose the region of the key and of the model by region(…) on the builder."),
    LONG_CLIP(
            1,
            "InvalidJobException: The job is invalid: video: long.mp4: 12 s long, allowed 2 to 10 s",
            "Nothing was sent; correct the job and submit it again."),
    SERVICE_DOWN(1, "no job was sent: ", "Check the base URL, the network and the proxy."),
    /** The job was kept in memory, so after the end of the program only the list has its task. */
    LOST_ANSWER(
            1,
            "SubmitUncertainException: It is uncertain whether the job was created:",
            "or it may be billed twice. Call reconcile(key, policy) to look for its task, or assign(key, taskId) if you know the"
                    + " task. If the job was kept in memory only and its client is closed, look for the task by"
                    + " list(filter)."),
    FULL_DISK(
            1,
            "StorageException: The result could not be written to ",
            "Make room or choose another file, then download the task again: the result is kept for 24 hours."),
    PROXY(
            1,
            "no job was sent: The proxy 127.0.0.1:",
            "with status 407. Give user and password in the proxy's URL, before the host and an @."),
    CERTIFICATE(
            1,
            "its certificate is not trusted: no authority in the trust store has signed it",
            "trust that authority: -Djavax.net.ssl.trustStore=FILE for the JVM, or sslContext(…) on the builder."),
    NAME_IN_POSIX(
            1,
            "The media source is not a valid path on this system:",
            "Start Java in a UTF-8 locale, such as LC_ALL=C.UTF-8.");

    private final int exitCode;
    private final String sentence;
    private final String nextStep;

    Trouble(int exitCode, String sentence, String nextStep) {
        this.exitCode = exitCode;
        this.sentence = sentence;
        this.nextStep = nextStep;
    }

    void isSaidBy(Said said) {
        assertThat(said.exitCode()).as(said.text()).isEqualTo(exitCode);
        assertThat(said.text().lines())
                .as(said.text())
                .anyMatch(line -> line.contains(sentence)
                        && line.indexOf(nextStep) > line.indexOf(sentence)
                        && !line.startsWith("Caused by"));
        assertThat(said.text()).as("faults that no caller receives").doesNotContain("UndeliverableException");
    }
}
