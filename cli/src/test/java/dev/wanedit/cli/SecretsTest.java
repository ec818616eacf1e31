package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class SecretsTest {

    private static final String SIGNED = "https://example.com/clip.mp4?Expires=1&Signature=TOPSECRET";
    private static final String DATA_URI = "data:image/png;base64,iVBORw0KGgoPAYLOADSECRET";

    @TempDir
    private Path folder;

    @Test
    void edit_whenAllGoesWell_tellsNoSecrets(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));

        Cli.Ran ran = new Cli(fake, folder).run("edit", "-v", "--video", SIGNED, "--reference", DATA_URI);

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertNoSecrets(fake, ran.out() + ran.err());
    }

    @Test
    void edit_withJson_showsTheSignedUrlInVideoUrlAlone(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));

        Cli.Ran ran = new Cli(fake, folder).run("edit", "--json", "--video", SIGNED, "--reference", DATA_URI);

        assertThat(ran.lastEvent())
                .hasEntrySatisfying(
                        "video_url", url -> assertThat(url).asString().contains("Signature="));
        assertNoSecrets(fake, ran.err() + ran.out().replaceAll("\"video_url\":\"[^\"]*\"", ""));
    }

    @Test
    void edit_whenTheServiceRepeatsSecrets_masksThem(FakeDashScope fake) {
        String echo = "Failed to download " + SIGNED + " or " + DATA_URI + " with " + fake.apiKey();
        fake.nextTask(TaskScript.statuses("FAILED").failing("InvalidParameter", echo));

        Cli.Ran ran = new Cli(fake, folder).run("edit", "-v", "--json", "--video", SIGNED, "--reference", DATA_URI);

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.err()).contains("Failed to download", "at dev.wanedit");
        assertNoSecrets(fake, ran.out() + ran.err());
    }

    @Test
    void edit_whenTheServiceIsNotThere_tellsNoSecretsEvenVerbosely(FakeDashScope fake) {
        fake.inject(RequestKind.CREATE, Fault.resetAfterRead());

        Cli.Ran ran = new Cli(fake, folder).run("edit", "-v", "--video", SIGNED, "--reference", DATA_URI);

        assertThat(ran.exitCode()).isEqualTo(7);
        assertNoSecrets(fake, ran.out() + ran.err());
    }

    @Test
    void edit_whenTheCommandLineIsWrong_doesNotRepeatSecrets(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("edit", "--referense=" + DATA_URI, "--vido", SIGNED);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertNoSecrets(fake, ran.out() + ran.err());
    }

    @Test
    void edit_whenAMediumCannotBe_doesNotRepeatIt(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder)
                .run("edit", "--video", DATA_URI, "--reference", "ftp" + SIGNED.substring(5), "--json", "-v");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertNoSecrets(fake, ran.out() + ran.err());
    }

    private static void assertNoSecrets(FakeDashScope fake, String told) {
        assertThat(told).doesNotContain(fake.apiKey(), "Signature=", "TOPSECRET", "PAYLOADSECRET", "base64,");
    }
}
