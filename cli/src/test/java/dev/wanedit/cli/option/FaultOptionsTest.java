package dev.wanedit.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.cli.Cli;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class FaultOptionsTest {

    private final FaultOptions.Converter converter = new FaultOptions.Converter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"create=late, CREATE, 1", "query=503:3, QUERY, 3", "download=cut, RESULT, 1", "ANY=Reset:2, ANY, 2"})
    void convert_ofAFault_readsStageAndCount(String text, RequestKind kind, int count) {
        FaultOptions.Rehearsal fault = converter.convert(text);

        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.count()).isEqualTo(count);
    }

    @Test
    void convert_ofAFaultForEver_hasNoCount() {
        assertThat(converter.convert("list=429:always").count()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "503 | is not STAGE=KIND or STAGE=KIND:COUNT",
                "qery=503 | 'qery' is not a stage: give one of create, query, list, cancel, policy, upload,"
                        + " download, any",
                "query=200 | '200' is not a kind of fault",
                "query=explode | 'explode' is not a kind of fault: give a status from 400 to 599, or reset, close, cut",
                "query=503:0 | '0' is not a count: give a number from 1, or always",
                "query=503:x | 'x' is not a count"
            })
    void convert_ofWhatIsNoFault_saysWhatIsAllowed(String text, String message) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query=503:3",
                "query=reset:2",
                "query=close:2",
                "query=cut",
                "query=html",
                "query=garbage",
                "query=types",
                "download=cut",
                "download=503",
                "policy=500",
                "upload=reset"
            })
    void edit_whenAFaultIsRehearsed_strikesAndIsSurvived(String fault, FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("RUNNING", "SUCCEEDED"));
        converter.convert(fault).applyTo(fake);

        Cli.Ran ran = new Cli(fake, folder).run("edit", "--video", Cli.CLIP.toString());

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains(", trying again.");
    }

    @Test
    void fakeServer_withABadFault_exits2AndNamesTheOption(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("fake-server", "--fault", "qery=503");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--fault", "'qery' is not a stage");
    }
}
