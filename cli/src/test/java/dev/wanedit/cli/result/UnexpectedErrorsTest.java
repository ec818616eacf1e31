package dev.wanedit.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Main;
import dev.wanedit.cli.language.Wording;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.process.InterruptionMessage;
import dev.wanedit.cli.process.StoreFiles;
import dev.wanedit.cli.process.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class UnexpectedErrorsTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void anyCommand_whenSomethingElseBreaks_exits1WithOneSentence() {
        assertThat(run("status", "t1")).isEqualTo(1);

        assertThat(told().lines())
                .containsExactly(
                        "error: Unexpected IllegalStateException: broke at https://example.com/a.mp4?***",
                        "  This is a fault of wanedit; -v shows where it happened.");
    }

    @Test
    void anyCommand_verbosely_showsTheChainWithoutSecrets() {
        assertThat(run("status", "t1", "-v")).isEqualTo(1);

        assertThat(told())
                .contains("at dev.wanedit.cli.result.UnexpectedErrorsTest", "Caused by: java.io.IOException")
                .doesNotContain("TOPSECRET");
    }

    private int run(String... args) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Environment here = new Environment(
                stream,
                stream,
                Terminal.NONE,
                Clock.systemUTC(),
                Path.of("."),
                () -> Path.of("jobs"),
                StoreFiles.ON_DISK,
                "wanedit",
                () -> {
                    throw new IllegalStateException(
                            "broke at https://example.com/a.mp4?Signature=TOPSECRET",
                            new IOException("GET https://example.com/b.mp4?Signature=TOPSECRET"));
                },
                new InterruptionMessage(),
                Wording.ENGLISH);
        return Main.run(args, here);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
