package dev.wanedit.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What must not stand in any message: the marks below are put wherever a secret may come along. */
final class Secrets {

    static final String KEY = "sk-contract-5d1f0c9a7b3e4286";
    static final String SIGNATURE = "contractSignature8Qm2Zr7";
    static final String PAYLOAD = "Y29udHJhY3RQYXlsb2FkOWYzYg";

    private Secrets() {}

    /** Looks through the whole stack trace: messages, causes, and what was suppressed. */
    static void assertNoneIn(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        assertNoneIn(text.toString());
    }

    static void assertNoneIn(String text) {
        assertThat(text).doesNotContain(KEY).doesNotContain(SIGNATURE).doesNotContain(PAYLOAD);
    }
}
