package dev.wanedit.testkit.contract.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Texts that must not be in any message: the tests use the marks below in all places where a secret may be. */
public final class Secrets {

    public static final String KEY = "sk-contract-5d1f0c9a7b3e4286";
    public static final String SIGNATURE = "contractSignature8Qm2Zr7";
    public static final String PAYLOAD = "Y29udHJhY3RQYXlsb2FkOWYzYg";

    private Secrets() {}

    /** Checks the whole stack trace, then each cause: messages and suppressed exceptions. */
    public static void assertNoneIn(Throwable error) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = error; cause != null && seen.add(cause); cause = cause.getCause()) {
            assertNoneIn(cause.getMessage() + "\n" + cause.getLocalizedMessage() + "\n" + cause);
            for (Throwable suppressed : cause.getSuppressed()) {
                assertNoneIn(suppressed.toString());
            }
        }
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        assertNoneIn(text.toString());
    }

    public static void assertNoneIn(String text) {
        assertThat(text).doesNotContain(KEY).doesNotContain(SIGNATURE).doesNotContain(PAYLOAD);
    }
}
