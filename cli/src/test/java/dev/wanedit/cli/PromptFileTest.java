package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class PromptFileTest {

    @TempDir
    private Path folder;

    @Test
    void submit_whenTheFileBeginsWithAByteOrderMark_sendsThePromptWithoutIt(FakeDashScope fake) throws IOException {
        Cli.Ran ran = submit(fake, "\uFEFF给猫戴帽子\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(fake.tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.prompt()).isEqualTo("给猫戴帽子"));
    }

    @Test
    void submit_whenTheFileIsNotUtf8_sendsNothingAndSaysSo(FakeDashScope fake) throws IOException {
        Cli.Ran ran = submit(fake, new byte[] {'c', 'a', 'f', (byte) 0xe9});

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--prompt-file:", "is not UTF-8 text: convert it.");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void submit_whenTheFileWasConvertedBadly_sendsNothingAndSaysSo(FakeDashScope fake) throws IOException {
        Cli.Ran ran = submit(fake, "caf\uFFFD".getBytes(StandardCharsets.UTF_8));

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--prompt: U+FFFD at character 4");
        assertThat(fake.requests()).isEmpty();
    }

    private Cli.Ran submit(FakeDashScope fake, byte[] prompt) throws IOException {
        Path file = Files.write(folder.resolve("prompt.txt"), prompt);
        return new Cli(fake, folder)
                .run("submit", "--video", "https://example.com/c.mp4", "--prompt-file", file.toString());
    }
}
