package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code -v} and {@code -vv} show, over each transport, and that none of it is a secret. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class LogLinesTest {

    private static final String DATA_URI = "data:image/png;base64,iVBORw0KGgoPAYLOADSECRET";
    private static final Pattern FORM_SECRET = Pattern.compile(
            "name=\"(?:policy|Signature|OSSAccessKeyId)\"\\s+([^\\s-][^\\s]+)", Pattern.CASE_INSENSITIVE);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void edit_veryVerbosely_showsEachStepAndEachRequestAndNoSecret(String transport, FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("RUNNING", "SUCCEEDED"));
        fake.inject(RequestKind.QUERY, Fault.error(503, "ServiceUnavailable", "Busy with " + fake.apiKey()));

        Cli.Ran ran = new Cli(fake, folder)
                .run(
                        "edit",
                        "-vv",
                        "--transport",
                        transport,
                        "--video",
                        Cli.CLIP.toString(),
                        "--reference",
                        DATA_URI,
                        "--prompt",
                        "Make it snow");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        List<String> logged = ran.err()
                .lines()
                .filter(line -> line.matches("(debug|info|warn): .*"))
                .toList();
        assertThat(logged)
                .as(ran.err())
                .filteredOn(line -> line.startsWith("info: "))
                .hasSize(7);
        assertThat(logged)
                .anyMatch(line -> line.matches("debug: POST \\(upload of clip\\.mp4\\) -> 2xx in \\d+ ms, attempt 1"))
                .anyMatch(line -> line.matches("debug: POST /api/v1/services/aigc/video-generation/video-synthesis"
                        + " -> 2xx in \\d+ ms, request [-0-9a-f]+, attempt 1"))
                .anyMatch(line -> line.matches("debug: GET /api/v1/tasks/[-0-9a-f]+ -> 503 ServiceUnavailable"
                        + " in \\d+ ms, request [-0-9a-f]+, attempt 1"))
                .anyMatch(line -> line.matches(
                        "debug: GET /api/v1/tasks/[-0-9a-f]+ -> 2xx in \\d+ ms," + " request [-0-9a-f]+, attempt 2"))
                .anyMatch(line -> line.matches("debug: GET localhost/\\S+ -> 200 in \\d+ ms, attempt 1"));
        assertThat(ran.err())
                .doesNotContain(fake.apiKey(), "PAYLOADSECRET", "base64,", "Signature=", "Expires=", "Bearer ", "PT")
                .doesNotContain(formSecrets(fake));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void edit_veryVerboselyWhenAllGoesWrong_showsNoSecret(String transport, FakeDashScope fake) {
        fake.inject(RequestKind.UPLOAD, Fault.error(403, "AccessDenied", "policy of " + fake.apiKey()));
        fake.inject(
                RequestKind.CREATE, Fault.error(400, "InvalidParameter", "No: " + DATA_URI + " by " + fake.apiKey()));

        Cli.Ran ran = new Cli(fake, folder)
                .run("edit", "-vv", "--transport", transport, "--video", Cli.CLIP.toString(), "--reference", DATA_URI);

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(4);
        assertThat(ran.err())
                .contains(
                        "debug: POST /api/v1/services/aigc/video-generation/video-synthesis -> 400 InvalidParameter in")
                .doesNotContain(fake.apiKey(), "PAYLOADSECRET", "base64,", "Bearer ")
                .doesNotContain(formSecrets(fake));
    }

    @Test
    void edit_verbosely_showsStepsAndNoRequests(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));

        Cli.Ran ran = new Cli(fake, folder).run("edit", "-v", "--video", Cli.CLIP.toString());

        assertThat(ran.err())
                .contains("info: Job ", ": uploaded clip.mp4, 103 KB, in ")
                .doesNotContain("debug: ");
    }

    @Test
    void edit_plainly_showsNoLogLines(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        Cli cli = new Cli(fake, folder);
        cli.run("edit", "-vv", "--video", Cli.CLIP.toString());

        Cli.Ran ran = cli.run("edit", "--video", Cli.CLIP.toString());

        assertThat(ran.err()).doesNotContain("info: ", "debug: ");
    }

    /** What the storage was asked with: the policy, its signature, the id of its key. */
    private static String[] formSecrets(FakeDashScope fake) {
        String[] secrets = fake.requests(RequestKind.UPLOAD).stream()
                .map(RecordedRequest::bodyText)
                .flatMap(LogLinesTest::secrets)
                .toArray(String[]::new);
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(3);
        return secrets;
    }

    private static Stream<String> secrets(String form) {
        Matcher matcher = FORM_SECRET.matcher(form);
        return matcher.results().map(found -> found.group(1));
    }
}
