package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.command.EditCommand;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class CommandsTest {

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void named_whenTheFirstArgumentNamesACommand_makesNoOther(FakeDashScope fake) {
        assertThat(named(fake, "edit", "--help")).singleElement().isInstanceOf(EditCommand.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "--version", "help edit", "generate-completion", "edti", "EDIT"})
    void named_whenTheFirstArgumentNamesNoOneCommand_makesAll(String line, FakeDashScope fake) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ", -1);

        assertThat(named(fake, args)).hasSize(Commands.values().length);
    }

    @Test
    void named_ofAll_areKnownByTheNamesThatPicocliReads(FakeDashScope fake) {
        assertThat(named(fake).stream()
                        .map(made -> new CommandLine(made).getCommandName())
                        .toList())
                .isEqualTo(
                        Arrays.stream(Commands.values()).map(Commands::toString).toList());
    }

    private List<Object> named(FakeDashScope fake, String... args) {
        Environment here = new Cli(fake, folder).surroundings(NOWHERE, NOWHERE);
        return Commands.named(args, here);
    }
}
