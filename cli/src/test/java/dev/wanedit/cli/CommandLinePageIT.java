package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.command.JobsSheetTest;
import dev.wanedit.port.JobStore;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import dev.wanedit.testserver.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/command-line.md and docs/doctor.md, unchanged but for the place of the jar, given to a real shell. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class CommandLinePageIT {

    private static final Path PAGE = Path.of("..", "docs", "command-line.md");
    private static final Path DOCTOR = Path.of("..", "docs", "doctor.md");
    private static final Path BASH = Path.of("/bin/bash");
    private static final String NAMED = "wanedit() { java -jar '" + PackedProgram.JAR + "' \"$@\"; }\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void layOut() throws IOException {
        Assumptions.assumeTrue(Files.exists(BASH), "There is no bash, for which the page is written");
        Files.copy(Cli.CLIP, folder.resolve("clip.mp4"));
        Files.copy(Cli.REFERENCE, folder.resolve("reference.png"));
    }

    @Test
    void commands_ofThePage_editAwaitListAndCancel(FakeDashScope fake) throws Exception {
        fake.nextTask(TaskScript.statuses("SUCCEEDED"));
        fake.nextTask(TaskScript.statuses("PENDING", "SUCCEEDED"));
        fake.nextTask(TaskScript.statuses("PENDING"));

        String printed = given("set -e\n" + NAMED + block(PAGE, "wanedit quote"), fake);

        assertThat(printed).contains("3.60 CNY", "snow.mp4", "PENDING", "rain.mp4", "SUCCEEDED");
        assertThat(folder.resolve("snow.mp4")).hasSameBinaryContentAs(Cli.CLIP);
        assertThat(folder.resolve("rain.mp4")).exists();
        assertThat(fake.tasks()).hasSize(3);
        assertThat(fake.count(RequestKind.CANCEL)).isOne();
    }

    @Test
    void completion_ofThePage_isThatOfTheProgram(FakeDashScope fake) throws Exception {
        String named = block(PAGE, "generate-completion").replace("/path/to/wanedit.jar", PackedProgram.JAR.toString());

        assertThat(given("set -e\n" + named + "complete -p wanedit", fake)).contains("-F _complete_wanedit wanedit");
    }

    @Test
    void databaseJobs_ofThePage_areListed(FakeDashScope fake) throws Exception {
        String url = PostgresServer.shared().freshSchema();
        try (JobStore store = JdbcJobStore.over(PostgresServer.source(url))) {
            JobsSheetTest.keepJobs(store);
        }
        String command = block(PAGE, "jobs --store jdbc:postgresql")
                .replace("jdbc:postgresql://db.example.com/shop", "'" + url.replace("user=postgres&", "") + "'")
                .replace("--driver postgresql.jar", "--driver '" + DatabaseJobsIT.driver() + "'")
                .replace("=reader", "=postgres");

        String unused = given("set -e\n" + NAMED + command, fake);

        assertThat(folder.resolve("jobs.csv"))
                .content()
                .contains("\"小 猫\",\"READY\"")
                .hasLineCount(5);
    }

    @Test
    void fakeServer_ofThePage_failsAsItIsAsked(FakeDashScope fake) throws Exception {
        String command = block(PAGE, "wanedit fake-server").strip();
        String started = NAMED.replace("java -jar", "exec java -jar") + command + " > server.txt & server=$!\n"
                + "for i in $(seq 600); do [ \"$(wc -l < server.txt)\" -ge 2 ] && break; sleep 0.1; done\n"
                + NAMED
                + "export DASHSCOPE_HTTP_BASE_URL=$(sed -n 1p server.txt) DASHSCOPE_API_KEY=$(sed -n 2p server.txt)\n"
                + "wanedit submit --video clip.mp4 --resolution 720P --prompt late --call-timeout 3s; echo \"exit $?\"\n"
                + "kill $server; wait $server || true\n";

        assertThat(given(started, fake)).contains("exit 7");
    }

    @Test
    void liveDoctor_ofThePage_runsAgainstTheSimulation(FakeDashScope fake) throws Exception {
        String command = block(DOCTOR, "doctor --live")
                .replace("wanedit.jar", PackedProgram.JAR + "")
                .strip();

        assertThat(given(command + " --simulate --yes", fake)).contains(" right, 0 wrong");
        assertThat(folder.resolve("wanedit-live/report.md")).exists();
    }

    private String given(String script, FakeDashScope fake) throws Exception {
        Path said = folder.resolve("said.txt");
        ProcessBuilder shell = new ProcessBuilder(BASH.toString(), "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        var environment = shell.environment();
        environment.keySet().removeIf(name -> name.startsWith("DASHSCOPE") || name.startsWith("WANEDIT"));
        environment.put("PATH", QuickJava.path(folder));
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.put("DASHSCOPE_HTTP_BASE_URL", fake.baseUrl().toString());
        environment.put("DASHSCOPE_API_KEY", fake.apiKey());
        Process process = shell.start();

        assertThat(process.waitFor(PackedProgram.SOON.toSeconds(), TimeUnit.SECONDS))
                .as(script)
                .isTrue();
        String printed = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }

    /** The block that contains this. */
    private static String block(Path page, String text) throws IOException {
        return Arrays.stream(Files.readString(page).split("```sh\n"))
                .skip(1)
                .map(block -> block.substring(0, block.indexOf("```")))
                .filter(block -> block.contains(text))
                .findFirst()
                .orElseThrow();
    }
}
