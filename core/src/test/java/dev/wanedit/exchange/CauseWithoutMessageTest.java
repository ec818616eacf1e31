package dev.wanedit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class CauseWithoutMessageTest {

    private static final String QUOTE = "https://h/x?Signature=abcdef0123456789";

    @Test
    void of_whenTheFaultQuotes_keepsClassPlaceAndCauses() {
        ProtocolException inner = new ProtocolException("Invalid status line: \"" + QUOTE + "\"");
        IOException outer = new IOException(QUOTE, inner);
        outer.addSuppressed(new IllegalStateException(QUOTE));

        Throwable cause = CauseWithoutMessage.of(outer);

        assertThat(printed(cause))
                .contains("java.io.IOException", "java.net.ProtocolException", "CauseWithoutMessageTest.java")
                .doesNotContain("Signature");
        assertThat(cause.getStackTrace()).isEqualTo(outer.getStackTrace());
        assertThat(cause).hasMessageStartingWith("java.io.IOException, whose message is left out");
    }

    @Test
    void of_whenTheFaultQuotesNothing_isTheFaultItself() {
        for (Throwable plain : List.of(
                new ConnectException("Connection refused"),
                new SSLHandshakeException("PKIX path building failed"),
                new NoClassDefFoundError("okhttp3/Call"),
                new OutOfMemoryError("Java heap space"),
                new IOException("Connection reset"),
                new IOException(new EOFException()),
                new MalformedResponseException("ours", ErrorContext.NONE, null))) {
            Throwable unquoted = CauseWithoutMessage.of(plain);
            if (plain.getMessage() == null || !plain.getMessage().contains("EOFException")) {
                assertThat(unquoted).isSameAs(plain);
            }
        }
        assertThat(CauseWithoutMessage.of(null)).isNull();
    }

    @Test
    void of_whenTheQuoteIsDeepDown_findsIt() {
        Throwable outer = new ConnectException("Connection refused");
        outer.initCause(new IllegalArgumentException("bad: " + QUOTE));

        assertThat(printed(CauseWithoutMessage.of(outer)))
                .contains("ConnectException", "IllegalArgumentException")
                .doesNotContain("Signature");
    }

    @Test
    void of_whenTheCausesGoInACircle_comesToAnEnd() {
        IOException one = new IOException(QUOTE);
        IOException other = new IOException(QUOTE, one);
        one.initCause(other);

        assertThat(printed(CauseWithoutMessage.of(one))).doesNotContain("Signature");
    }

    private static String printed(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
