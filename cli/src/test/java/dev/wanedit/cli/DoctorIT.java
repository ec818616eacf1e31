package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.FakeProxy;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packed program says about each usual trouble: the fault, and what to do. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class DoctorIT {

    private static final String ELSEWHERE = "https://dashscope.example.com/api/v1";
    private static final String SERVICES = "META-INF/services/dev.wanedit.port.TransportProvider";

    @TempDir
    private Path folder;

    /** A service with the time of day: where all other checks are well, a standing clock would be the fault. */
    private final FakeDashScope onTime =
            FakeDashScope.builder().clock(Clock.systemUTC()).start();

    @AfterEach
    void stop() {
        onTime.close();
    }

    @Test
    void doctor_withoutAKey_saysHowToGiveOne(FakeDashScope fake) throws Exception {
        Cli.Ran ran = doctor(Map.of(), "--base-url", fake.baseUrl().toString());

        assertFinding(ran, 3, "KEY", "There is no API key.", "DASHSCOPE_API_KEY");
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void doctor_withAKeyOfTheOtherRegion_namesThatRegion(String transport) throws Exception {
        try (TwoRegions regions = new TwoRegions(folder)) {
            String key = regions.singapore.apiKey();

            Cli.Ran ran = doctor(regions.environment(key), "--transport", transport);

            assertFinding(ran, 3, "REGION", "The key is of Singapore", "--region singapore");
            assertThat(ran.out()).doesNotContain(key);
            assertThat(regions.beijing.count(RequestKind.LIST)).isEqualTo(1);
            assertThat(regions.singapore.count(RequestKind.LIST)).isEqualTo(1);
            assertThat(regions.singapore.requests()).hasSize(1);
        }
    }

    @Test
    void doctor_withAKeyThatNoRegionKnows_namesTheKey() throws Exception {
        try (TwoRegions regions = new TwoRegions(folder)) {
            Cli.Ran ran = doctor(regions.environment("sk-of-nowhere-0123456789"), "--region", "singapore");

            assertFinding(ran, 3, "KEY", "Both regions refuse the API key", "console");
        }
    }

    @Test
    void doctor_whenAnotherServerAnswers_namesTheBaseUrl(FakeDashScope fake) throws Exception {
        fake.inject(RequestKind.LIST, Fault.html(404));

        assertFinding(at(fake), 5, "HOST", "not as the service does", "Check the base URL");
    }

    @Test
    void doctor_whenTheNameOfTheHostIsNotKnown_namesIt() throws Exception {
        Cli.Ran ran = doctor(withKey(Map.of()), "--base-url", "https://dashscope.invalid/api/v1");

        assertFinding(ran, 5, "DNS", "dashscope.invalid is not known", "spelling");
    }

    @Test
    void doctor_whenNoProxyIsSetAndTheHostCannotBeReached_saysHowToSetOne(FakeDashScope fake) throws Exception {
        fake.refuseConnections();

        Cli.Ran ran = at(fake);

        assertFinding(ran, 5, "HOST", "Connection refused");
        assertThat(ran.out()).contains("PROXY      SUSPECT  No proxy is set", "HTTPS_PROXY, or --proxy");
    }

    @Test
    void doctor_whenTheProxyIsNotThere_namesIt() throws Exception {
        FakeProxy gone = FakeProxy.start();
        gone.close();

        Cli.Ran ran = doctor(withKey(Map.of("HTTPS_PROXY", gone.url().toString())), "--base-url", ELSEWHERE);

        assertFinding(ran, 5, "PROXY", gone.address() + ", which leads to dashscope.example.com", "HTTPS_PROXY");
    }

    @Test
    void doctor_whenTheProxyRefuses_namesItWithoutItsPassword() throws Exception {
        try (FakeProxy proxy = FakeProxy.start().requiring("user", "another")) {
            Cli.Ran ran = doctor(
                    withKey(Map.of("HTTPS_PROXY", proxy.url("user", "TOPSECRET").toString())), "--base-url", ELSEWHERE);

            assertFinding(ran, 5, "PROXY", "status 407", "Check the user and the password");
            assertThat(ran.out() + ran.err()).doesNotContain("TOPSECRET");
        }
    }

    @Test
    void doctor_whenTheAuthorityIsNotKnown_namesTheTrustStore() throws Exception {
        try (FakeDashScope encrypted = FakeDashScope.builder().testClock().tls().start()) {
            assertFinding(at(encrypted), 5, "TLS", "certificate is not trusted", "-Djavax.net.ssl.trustStore=FILE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "retrofit", "sdk"})
    void doctor_whenTheClockIsAnHourOff_saysByHowMuch(String transport) throws Exception {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        try (FakeDashScope fake = FakeDashScope.builder().clock(ahead).start()) {
            Cli.Ran ran = at(fake, "--transport", transport);

            assertFinding(ran, 1, "CLOCK", "slow", "NTP");
            assertThat(ran.out()).containsPattern("clock is (59 min|60 min|1 h)");
        }
    }

    /** A process that may write no larger files meets the same end of a write as on a full disk. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
    void doctor_whenTheDiskIsFull_namesTheFolder() throws Exception {
        List<String> command = List.of(
                "sh",
                "-c",
                "ulimit -f 8; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + folder,
                "-jar",
                PackedProgram.JAR.toString(),
                "doctor");
        ProcessBuilder shell = new ProcessBuilder(command).directory(folder.toFile());
        shell.environment().keySet().removeIf(name -> name.equals("XDG_STATE_HOME"));
        shell.environment().put("DASHSCOPE_API_KEY", onTime.apiKey());
        shell.environment().put("DASHSCOPE_HTTP_BASE_URL", onTime.baseUrl().toString());
        shell.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = shell.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(out)
                .containsPattern("DISK +FAULT +No file can be written in " + folder)
                .contains("Free space there");
        assertThat(process.waitFor()).isEqualTo(1);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void doctor_whenAnotherProgramLocksTheStore_namesIt() throws Exception {
        Path file = folder.resolve("jobs.db");
        JdbcJobStore.file(file).close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            Cli.Ran ran = at(onTime, "--store", file.toString());

            assertFinding(ran, 1, "STORE", "another process keeps it locked", "jobs.db");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX locale")
    void doctor_inThePosixLocale_saysWhatToSet() throws Exception {
        Cli.Ran ran = doctor(
                Map.of("LC_ALL", "POSIX", "DASHSCOPE_API_KEY", onTime.apiKey()),
                "--base-url",
                onTime.baseUrl().toString());

        assertThat(ran.exitCode()).as(ran.out()).isZero();
        assertThat(ran.out()).containsPattern("LOCALE +SUSPECT").contains("LC_ALL=C.UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "'', There is no transport on the class path, dev.wanedit:wanedit-transport-jdk",
        "retrofit sdk, 'There is no transport named jdk; found: retrofit, sdk', --transport"
    })
    void doctor_withNoneOrTwoTransports_saysWhichThereAre(
            String kept, String found, String nextStep, FakeDashScope fake) throws Exception {
        Path jar = Files.copy(PackedProgram.JAR, folder.resolve("other.jar"));
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            Path services = zip.getPath(SERVICES);
            List<String> lines = Files.readAllLines(services).stream()
                    .filter(line -> List.of(kept.split(" ")).stream()
                            .anyMatch(name ->
                                    !name.isEmpty() && line.contains(".wanedit.") && line.contains("." + name + ".")))
                    .toList();
            Files.write(services, lines);
        }

        Cli.Ran ran;
        try (PackedProgram program = PackedProgram.start(
                jar,
                folder,
                folder,
                Map.of("DASHSCOPE_API_KEY", fake.apiKey()),
                List.of("doctor", "--base-url", fake.baseUrl().toString()))) {
            ran = program.end();
        }

        assertFinding(ran, 2, "TRANSPORT", found, nextStep);
    }

    @Test
    void doctorLive_whenTheAnswerIsNotYes_saysTheCostAndSendsNoJob() throws Exception {
        Map<String, String> environment = Map.of("DASHSCOPE_API_KEY", onTime.apiKey());
        String url = onTime.baseUrl().toString();
        try (PackedProgram program =
                PackedProgram.start(folder, environment, "doctor", "--live", "--max-cost", "5", "--base-url", url)) {
            program.closeInput();
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
            assertThat(ran.err()).contains("will cost 2.40 CNY", "The answer was not yes.", "--yes");
        }
        assertThat(onTime.count(RequestKind.CREATE)).isZero();
    }

    private Cli.Ran at(FakeDashScope fake, String... more) throws Exception {
        List<String> args = new ArrayList<>(List.of("--base-url", fake.baseUrl().toString()));
        args.addAll(List.of(more));
        return doctor(Map.of("DASHSCOPE_API_KEY", fake.apiKey()), args.toArray(new String[0]));
    }

    private static Map<String, String> withKey(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("DASHSCOPE_API_KEY", "sk-test-0123456789abcdef");
        return all;
    }

    private Cli.Ran doctor(Map<String, String> environment, String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of("doctor"));
        all.addAll(List.of(args));
        try (PackedProgram program = PackedProgram.start(folder, environment, all.toArray(new String[0]))) {
            return program.end();
        }
    }

    private static void assertFinding(Cli.Ran ran, int exitCode, String subject, String... parts) {
        assertThat(ran.out()).as(ran.err()).containsPattern(subject + " +FAULT").contains(parts);
        assertThat(ran.err()).contains("At fault: " + subject + ".");
        assertThat(ran.exitCode()).isEqualTo(exitCode);
    }
}
