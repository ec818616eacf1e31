package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class UndecodedArgumentsTest {

    private static final String LOST = "\uFFFD\uFFFD\uFFFD";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "edit --video https://example.com/c.mp4 --prompt=LOST, --prompt:",
        "edit --video LOST.mp4 --prompt x, --video:",
        "edit --video https://example.com/c.mp4 --out LOST.mp4, --out:",
        "submit --video https://example.com/c.mp4 --negative-prompt LOST --json, --negative-prompt:",
        "batch LOST.jsonl --out results, argument 2:",
        "status LOST, argument 2:"
    })
    void anyCommand_whenAnArgumentWasLost_exits2(String line, String expected, FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run(line.replace("LOST", LOST).split(" "));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
        assertThat(ran.err()).contains("error: " + expected, "Nothing was sent").doesNotContain(LOST);
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1, 你好", "ISO-8859-1, é", "ISO-8859-15, é", "windows-1252, ça"})
    void complaint_whenAPromptInUtf8WasDecodedOtherwise_namesTheRemedies(String charset, String written) {
        String read = new String(written.getBytes(StandardCharsets.UTF_8), Charset.forName(charset));

        for (String[] args : new String[][] {{"edit", "--prompt", read}, {"submit", "--negative-prompt=" + read}}) {
            assertThat(UndecodedArguments.failureMessage(args, charset)).hasValueSatisfying(failureMessage -> {
                assertThat(failureMessage.problems().get(0))
                        .contains("-prompt: is UTF-8 that was decoded as " + charset);
                assertThat(failureMessage.hints().toString()).contains("UTF-8 locale", "--prompt-file");
            });
            assertThat(UndecodedArguments.failureMessage(args, "UTF-8")).isEmpty();
        }
        assertThat(UndecodedArguments.failureMessage(new String[] {"edit", "--video", read}, charset))
                .as("the file is found by this name")
                .isEmpty();
    }

    @Test
    void complaint_whenAPromptWasWrittenInTheCharset_isEmpty() {
        assertThat(UndecodedArguments.failureMessage(
                        new String[] {"edit", "--prompt", "Ein Café, à São"}, "ISO-8859-1"))
                .isEmpty();
        assertThat(UndecodedArguments.failureMessage(new String[] {"edit", "--prompt", "给猫戴帽子"}, "GBK"))
                .isEmpty();
    }

    @Test
    void complaint_whenAllCouldBeDecoded_isEmpty() {
        assertThat(UndecodedArguments.failureMessage(new String[] {"edit", "--prompt", "给猫戴帽子😀", "?"}, "UTF-8"))
                .isEmpty();
    }
}
