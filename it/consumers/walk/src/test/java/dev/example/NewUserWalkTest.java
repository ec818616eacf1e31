package dev.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeProxy;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The walk of a new user who has the README alone: from an empty folder and an empty local repository to an edited clip with each
 * transport, and then through what goes wrong. {@link Trouble} has what is said each time, and the next step in it.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGINT, no ulimit and no POSIX locale")
class NewUserWalkTest {

    private static final String USUAL = "jdk";
    private static final String ELSEWHERE = "https://dashscope.example.com/api/v1";
    private static final String TASK = "task ([^:]+): ";

    @TempDir
    private static Path workplace;

    private static NewApplications applications;

    private final FakeDashScope fake = FakeDashScope.start();

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() throws Exception {
        applications = NewApplications.in(workplace);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    /** In the locale that a plain container has. */
    @Test
    void program_withEachTransport_editsTheClip() throws Exception {
        Map<String, Said> ends = withEachTransport(inPosix(with(fake)));

        assertThat(ends).containsOnlyKeys("jdk", "retrofit", "sdk").allSatisfy((transport, said) -> {
            Path edited = folder.resolve(transport + ".mp4");
            assertThat(said.exitCode()).as(said.text()).isZero();
            assertThat(said.text()).containsSubsequence("uploaded clip.mp4", "submitted", "succeeded", "downloaded");
            assertThat(said.text().lines().reduce("", (before, line) -> line)).isEqualTo(edited.toString());
            assertThat(edited).hasSameBinaryContentAs(clip());
            assertThat(applications.program(transport)).hasSameBinaryContentAs(applications.program(USUAL));
        });
        assertThat(fake.requests(RequestKind.CREATE))
                .extracting(NewUserWalkTest::transport)
                .containsExactlyInAnyOrder("jdk", "retrofit", "sdk");
    }

    @Test
    void program_withoutAKey_saysHowToGiveOne() throws Exception {
        Said said = run(Map.of("DASHSCOPE_HTTP_BASE_URL", fake.baseUrl().toString()), clip());

        Trouble.NO_KEY.isSaidBy(said);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void program_withAKeyOfAnotherRegion_saysToChooseTheRegion() throws Exception {
        fake.acceptApiKeys("sk-of-singapore-0123456789");

        Said said = run(with(fake, "sk-of-beijing-0123456789"), clip());

        Trouble.WRONG_REGION.isSaidBy(said);
        assertThat(said.text()).doesNotContain("sk-of-beijing-0123456789");
        assertThat(fake.tasks()).isEmpty();
    }

    @Test
    void program_withAClipOfTwelveSeconds_saysHowLongItMayBe() throws Exception {
        Said said = run(with(fake), clipOfTwelveSeconds());

        Trouble.LONG_CLIP.isSaidBy(said);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void program_whenTheServiceIsDown_saysWhatToCheck() throws Exception {
        fake.refuseConnections();

        Map<String, Said> ends = withEachTransport(with(fake));

        assertThat(ends.values()).hasSize(3).allSatisfy(Trouble.SERVICE_DOWN::isSaidBy);
        assertThat(ends.values())
                .allSatisfy(said -> assertThat(said.text())
                        .contains("127.0.0.1:" + fake.baseUrl().getPort()));
    }

    /** What was printed before has the task; the README says that its id is enough. */
    @Test
    void program_whenInterrupted_leavesATaskThatIsCollectedByItsId() throws Exception {
        try (FakeDashScope slow = FakeDashScope.builder().testClock().start();
                Running program = start(USUAL, with(slow), clip(), folder.resolve("never.mp4"))) {
            Matcher submitted = Pattern.compile(TASK + "submitted").matcher(program.awaitLine("submitted"));
            program.interrupt();
            Said said = program.end();

            assertThat(said.exitCode()).isEqualTo(130);
            assertThat(submitted.find()).as(said.text()).isTrue();
            assertThat(folder.resolve("never.mp4")).doesNotExist();
            assertThat(Readme.english("README"))
                    .contains("the task continues and is billed: [collect it by its id]"
                            + "(docs/getting-started.md#await-by-id)");
            slow.clock().advance(Duration.ofMinutes(3));
            Said collected = runOther("Collect", with(slow), submitted.group(1), folder.toString());
            assertThat(collected.exitCode()).as(collected.text()).isZero();
            assertThat(folder.resolve("edited.mp4")).hasSameBinaryContentAs(clip());
            assertThat(slow.tasks()).hasSize(1);
        }
    }

    @Test
    void program_whenTheAnswerIsLost_saysNotToSendTheJobAgain() throws Exception {
        fake.inject(RequestKind.CREATE, Fault.resetAfterRead().processed()).forever();

        Map<String, Said> ends = withEachTransport(with(fake));

        assertThat(ends.values()).hasSize(3).allSatisfy(Trouble.LOST_ANSWER::isSaidBy);
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(3);
    }

    /** A process that may write no larger files meets the same end of a write as on a full disk. */
    @Test
    void program_whenTheDiskIsFull_saysToFreeSpace() throws Exception {
        Path edited = folder.resolve("edited.mp4");
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"));
        command.addAll(command(applications.jar(USUAL), "-XX:-UsePerfData"));
        command.addAll(arguments(clip(), edited));

        try (Running program = Running.start(folder, with(fake), command)) {
            Trouble.FULL_DISK.isSaidBy(program.end());
        }
        assertThat(edited).doesNotExist();
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void program_whenTheProxyRefuses_namesTheProxy() throws Exception {
        try (FakeProxy proxy = FakeProxy.start().refusing(407)) {
            Map<String, Said> ends = withEachTransport(Map.of(
                    "DASHSCOPE_API_KEY",
                    fake.apiKey(),
                    "DASHSCOPE_HTTP_BASE_URL",
                    ELSEWHERE,
                    "HTTPS_PROXY",
                    proxy.url().toString()));

            assertThat(ends.values()).hasSize(3).allSatisfy(Trouble.PROXY::isSaidBy);
            assertThat(ends.values()).allSatisfy(said -> assertThat(said.text()).contains(proxy.address()));
        }
    }

    @Test
    void program_whenTheCertificateIsNotTrusted_namesTheTrustStore() throws Exception {
        try (FakeDashScope encrypted = FakeDashScope.builder().tls().start()) {
            Map<String, Said> ends = withEachTransport(with(encrypted));

            assertThat(ends.values()).hasSize(3).allSatisfy(Trouble.CERTIFICATE::isSaidBy);
            assertThat(encrypted.requests()).isEmpty();
        }
    }

    /** The next step is taken: in the other locale, the same command works. A shell script passes the name in each locale. */
    @Test
    void program_inThePosixLocaleWithAChineseName_saysWhichLocale() throws Exception {
        String name = "\u7247\u6bb5.mp4";
        Path script = Files.writeString(folder.resolve("run.sh"), """
                cp "$CLIP" '%s' && exec "$@" '%s' "$REFERENCE" edited.mp4
                """.formatted(name, name));
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(command(applications.jar(USUAL)));
        Map<String, String> environment = inPosix(with(fake));
        environment.putAll(Map.of(
                "CLIP", clip().toString(), "REFERENCE", sample("reference.png").toString()));

        try (Running program = Running.start(folder, environment, command)) {
            Trouble.NAME_IN_POSIX.isSaidBy(program.end());
        }
        assertThat(fake.requests()).isEmpty();

        environment.put("LC_ALL", "C.UTF-8");
        try (Running program = Running.start(folder, environment, command)) {
            Said said = program.end();
            assertThat(said.exitCode()).as(said.text()).isZero();
        }
    }

    /** The last row of the README's table: why nothing works. */
    @Test
    void diagnosis_inThePosixLocaleWithoutAKey_saysBoth() throws Exception {
        Said said = runOther("Diagnose", inPosix(Map.of()));

        assertThat(said.text())
                .contains("There is no API key.", "DASHSCOPE_API_KEY", "Set LC_ALL=C.UTF-8 before Java is started.");
    }

    private Map<String, Said> withEachTransport(Map<String, String> environment) throws Exception {
        Map<String, Running> running = new LinkedHashMap<>();
        Map<String, Said> ends = new LinkedHashMap<>();
        try {
            for (String transport : Readme.transports().keySet()) {
                running.put(transport, start(transport, environment, clip(), folder.resolve(transport + ".mp4")));
            }
            for (Map.Entry<String, Running> program : running.entrySet()) {
                ends.put(program.getKey(), program.getValue().end());
            }
            return ends;
        } finally {
            running.values().forEach(Running::close);
        }
    }

    private Said run(Map<String, String> environment, Path clip) throws Exception {
        try (Running program = start(USUAL, environment, clip, folder.resolve("edited.mp4"))) {
            return program.end();
        }
    }

    private Running start(String transport, Map<String, String> environment, Path clip, Path edited)
            throws IOException {
        List<String> command = command(applications.jar(transport));
        command.addAll(arguments(clip, edited));
        return Running.start(folder, environment, command);
    }

    private Said runOther(String program, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = command(applications.jar(USUAL));
        command.set(command.indexOf("-jar"), "-cp");
        command.add(program);
        command.addAll(List.of(arguments));
        try (Running other = Running.start(folder, environment, command)) {
            return other.end();
        }
    }

    private List<String> command(Path jar, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.home=" + folder));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static List<String> arguments(Path clip, Path edited) {
        return List.of(clip.toString(), sample("reference.png").toString(), edited.toString());
    }

    private static Map<String, String> with(FakeDashScope service) {
        return with(service, service.apiKey());
    }

    private static Map<String, String> with(FakeDashScope service, String key) {
        return Map.of(
                "DASHSCOPE_API_KEY",
                key,
                "DASHSCOPE_HTTP_BASE_URL",
                service.baseUrl().toString());
    }

    private static Map<String, String> inPosix(Map<String, String> environment) {
        Map<String, String> posix = new HashMap<>(environment);
        posix.put("LC_ALL", "POSIX");
        return posix;
    }

    private static Path clip() {
        return sample("clip.mp4");
    }

    private static Path sample(String name) {
        return Path.of(System.getProperty("modules"), "cli", "samples", name)
                .toAbsolutePath()
                .normalize();
    }

    /** The sample, three seconds long, with four times the length in each of its headers. */
    private Path clipOfTwelveSeconds() throws IOException {
        byte[] clip = Files.readAllBytes(clip());
        ByteBuffer bytes = ByteBuffer.wrap(clip);
        Matcher header = Pattern.compile("mvhd|mdhd").matcher(new String(clip, StandardCharsets.ISO_8859_1));
        while (header.find()) {
            int ticksInASecond = header.end() + 12;
            bytes.putInt(ticksInASecond, bytes.getInt(ticksInASecond) / 4);
        }
        return Files.write(folder.resolve("long.mp4"), clip);
    }

    private static String transport(RecordedRequest request) {
        Matcher name = Pattern.compile(".* \\((\\w+)\\)")
                .matcher(request.header("User-Agent").orElse("none"));
        return name.matches() ? name.group(1) : "none";
    }
}
