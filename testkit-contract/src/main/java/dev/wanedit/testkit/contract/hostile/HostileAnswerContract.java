package dev.wanedit.testkit.contract.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.process.ForkedJvm;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * No answer of any shape exhausts a heap of 64 MB, outlives the call timeout, or harms calls to other hosts that run in
 * the same JVM: neither a part of HTTP without an end, nor a body, nor JSON with millions of objects. The adapter runs
 * in a separate JVM, where it is found by its name.
 */
public abstract class HostileAnswerContract extends Contract {

    private static final String HEAP = "-Xmx64m";
    private static final Duration LONGEST_RUN = Duration.ofSeconds(90);

    @Test
    @Timeout(100) // The JVM of the test has two hundred short waits, on a machine that may be busy.
    void answer_whenItIsMadeToFillTheMemory_endsItsOwnExchangeAndNoOther() throws IOException, InterruptedException {
        try (HostileHost host = HostileHost.start()) {
            assertThat(ForkedJvm.plain()
                            .with(HEAP, "-XX:+ExitOnOutOfMemoryError")
                            .run(
                                    HostileProgram.class,
                                    LONGEST_RUN,
                                    folder(),
                                    bench().subject().adapterName(),
                                    host.uri().toString(),
                                    fake().baseUrl().toString(),
                                    fake().apiKey()))
                    .as("what went wrong, and the count of all")
                    .containsExactly(HostileAnswer.exchanges() + " exchanges");
        }
    }
}
