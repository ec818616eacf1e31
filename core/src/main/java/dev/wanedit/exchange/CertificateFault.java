package dev.wanedit.exchange;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Describes what is wrong with a host's certificate, in the same words for every HTTP stack. */
public final class CertificateFault {

    private static final int DEEPEST = 12;
    private static final String TRUST =
            "If a proxy or a gateway signs certificates with its own authority, trust that authority: "
                    + "-Djavax.net.ssl.trustStore=FILE for the JVM, or sslContext(…) on the builder.";

    /** The JDK's messages for a certificate of another host; the JDK has no exception class for it. */
    private static final List<String> OTHER_HOST =
            List.of("No subject alternative", "No name matching", "Illegal given domain name");

    private CertificateFault() {}

    /**
     * The exception for a handshake that failed because of the host's certificate; empty if it failed for another
     * reason. Nothing was sent, since the handshake comes first.
     *
     * @param fault what the HTTP stack threw
     * @param host the host that the connection was for
     * @param context what is known of the circumstances
     */
    public static Optional<TransportException> of(Throwable fault, String host, ErrorContext context) {
        List<Throwable> chain = Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        if (has(chain, CertificateExpiredException.class)) {
            return named(
                    host,
                    "has expired",
                    "Check this machine's clock. If it is right, the operator of " + host + " must renew it.",
                    context,
                    fault);
        }
        if (has(chain, CertificateNotYetValidException.class)) {
            return named(host, "is not valid yet", "Check this machine's clock.", context, fault);
        }
        if (isOfAnotherHost(chain)) {
            // Without the cause: OkHttp's exception repeats the content of the peer's certificate.
            return named(host, "is of another host", "Check the base URL and the proxy. " + TRUST, context, null);
        }
        if (has(chain, CertPathBuilderException.class)) {
            return named(
                    host,
                    "is not trusted: no authority in the trust store has signed it (PKIX path building failed)",
                    TRUST,
                    context,
                    fault);
        }
        if (has(chain, InvalidAlgorithmParameterException.class)) {
            return named(host, "is not trusted: the trust store is empty", TRUST, context, fault);
        }
        return has(chain, CertPathValidatorException.class) || has(chain, CertificateException.class)
                ? named(host, "is not valid", TRUST, context, fault)
                : Optional.empty();
    }

    private static boolean isOfAnotherHost(List<Throwable> chain) {
        return chain.stream()
                .anyMatch(fault -> fault instanceof SSLPeerUnverifiedException
                        || (fault instanceof CertificateException
                                && OTHER_HOST.stream().anyMatch(String.valueOf(fault.getMessage())::startsWith)));
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private static Optional<TransportException> named(
            String host, String problem, String nextStep, ErrorContext context, @Nullable Throwable cause) {
        return Optional.of(new TransportException(
                Kind.CERTIFICATE_REFUSED,
                Delivery.NOT_SENT,
                "The TLS handshake with " + host + " failed: its certificate " + problem + ".",
                nextStep,
                context,
                cause == null ? null : CauseWithoutMessage.of(cause)));
    }
}
