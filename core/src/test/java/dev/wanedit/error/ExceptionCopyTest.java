package dev.wanedit.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.JobKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exception that a caller may hold never changes: later information makes a copy. */
class ExceptionCopyTest {

    private static final JobKey KEY = new JobKey("order-7");
    private static final String SECRET = "seventeen-secrets";

    @ParameterizedTest
    @MethodSource("everyKind")
    void withJob_whenNoneIsNamed_isACopyOfTheSameClassThatNamesIt(WanEditException before) {
        before.addSuppressed(new IOException("suppressed"));
        String message = before.getMessage();

        WanEditException after = before.withJob(KEY);

        assertThat(before).hasMessage(message);
        assertThat(after).hasSameClassAs(before);
        assertThat(after.jobKey()).isPresent();
        assertThat(after.getStackTrace()).isEqualTo(before.getStackTrace());
        assertThat(after.getSuppressed()).isEqualTo(before.getSuppressed());
        assertThat(after.getCause()).isSameAs(before.getCause());
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("context", "cause", "stackTrace")
                .isEqualTo(before);
    }

    @Test
    void withJob_whenOneIsNamed_isTheExceptionItself() {
        WanEditException named = fault().withJob(KEY);

        assertThat(named.withJob(new JobKey("other"))).isSameAs(named);
        assertThat(named.jobKey()).contains("order-7");
    }

    @Test
    void masked_whenNoWordIsSecret_isTheExceptionItself() {
        WanEditException fault = fault();

        assertThat(fault.masked(text -> text.replace("absent", "***"))).isSameAs(fault);
    }

    @Test
    void masked_whenACauseHoldsTheSecret_keepsItNowhereAndChangesNothingOfTheOriginal() throws IOException {
        WanEditException fault = fault();

        WanEditException masked = fault.masked(text -> text.replace(SECRET, "***"));

        assertThat(masked.getCause()).hasMessage("java.io.IOException: ***");
        assertThat(serialized(masked)).doesNotContain(SECRET);
        assertThat(fault.getCause()).hasMessage(SECRET);
    }

    /** Setters and void methods change things; those of Throwable cannot be taken away. */
    @Test
    void exceptions_whenTheirPublicMethodsAreRead_haveNoMutator() {
        Set<String> found = new TreeSet<>();
        for (WanEditException each : everyKind()) {
            for (Class<?> type = each.getClass(); type != RuntimeException.class; type = type.getSuperclass()) {
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> method.getReturnType() == void.class)
                        .map(Method::toString)
                        .forEach(found::add);
            }
        }

        assertThat(found).isEmpty();
    }

    static List<WanEditException> everyKind() {
        return ExceptionSecretsTest.everyKind("text");
    }

    private static WanEditException fault() {
        return new TransportException(
                TransportException.Kind.CONNECTION_LOST,
                TransportException.Delivery.MAYBE_SENT,
                "It broke.",
                ErrorContext.NONE,
                new IOException(SECRET));
    }

    private static String serialized(WanEditException fault) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(fault);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
