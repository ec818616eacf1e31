package dev.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.TestClock;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page relies on, and what another client must not be able to do. */
class StudioApiTest {

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = new FakeDashScopeExtension.OnTestClock();

    @TempDir
    Path folder;

    private RunningStudio studio;
    private StudioCalls calls;

    @BeforeEach
    void start(FakeDashScope fake) {
        studio = RunningStudio.with(fake, folder);
        calls = new StudioCalls(studio);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void upload_largerThanAnImageMayBe_isRefusedAndNothingOfItIsKept() throws Exception {
        InputStream tooMuch = new Zeros(Upload.Kind.IMAGE.maxBytes() + 1);

        HttpResponse<byte[]> answer = calls.upload("IMAGE", "large.png", BodyPublishers.ofInputStream(() -> tooMuch));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(filesBelow(folder.resolve("real/uploads"))).isEmpty();
    }

    @Test
    void upload_withAPathAsItsName_isStoredUnderItsId() throws Exception {
        HttpResponse<byte[]> answer =
                calls.upload("VIDEO", "..%2F..%2Fevil%0A.mp4", BodyPublishers.ofByteArray(Demo.sample()));

        JsonNode upload = StudioCalls.json(answer);
        assertThat(upload.get("name").asText()).isEqualTo("../../evil .mp4");
        assertThat(filesBelow(folder))
                .filteredOn(file -> file.endsWith(".mp4"))
                .containsExactly("real/uploads/" + upload.get("id").asText() + ".mp4");
    }

    @ParameterizedTest
    @CsvSource({"/api/uploads/..%2f..%2fwanedit-jobs.db", "/api/jobs/..%2fx/result", "/api/uploads/1-1-1-1-1"})
    void media_ofAnIdThatIsNone_isNotServed(String path) throws Exception {
        assertThat(calls.send(calls.to(path)).statusCode()).isBetween(400, 404);
    }

    @Test
    void check_ofAFaultyJob_findsAllFaultsAndSendsNothing(FakeDashScope fake) throws Exception {
        JsonNode upload = StudioCalls.json(calls.upload("VIDEO", "notes.mp4", BodyPublishers.ofString("no clip")));

        JsonNode check = StudioCalls.json(calls.sendJson(
                "POST", "/api/check", "{\"video\":" + upload.get("id") + ",\"seed\":-1,\"prompt\":\" \"}"));

        assertThat(check.get("faults").findValuesAsText("field")).containsExactly("seed", "prompt", "video");
        assertThat(check.get("faults").get(2).get("given").asText()).doesNotContain("bin");
        assertThat(check.get("faults")
                        .get(0)
                        .get("translations")
                        .get("zh")
                        .get("allowed")
                        .asText())
                .isEqualTo("0 到 2147483647");
        assertThat(check.get("quote").isNull()).isTrue();
        assertThat(fake.count(RequestKind.ANY)).isZero();
    }

    @Test
    void run_ofAFaultyJob_isRefusedAndSendsNothing(FakeDashScope fake) throws Exception {
        HttpResponse<byte[]> answer = calls.run("/api/jobs/" + UUID.randomUUID(), "{\"prompt\":\"Snow\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(fake.count(RequestKind.ANY)).isZero();
        assertThat(new String(calls.send(calls.to("/api/jobs")).body())).isEqualTo("[]");
    }

    @Test
    void run_twiceWithOneId_isOneTask(FakeDashScope fake, TestClock clock) throws Exception {
        String path = "/api/jobs/" + UUID.randomUUID();
        String request = calls.requestOfSample();

        calls.run(path, request);
        calls.run(path, request);
        calls.await("QUEUED");
        clock.advance(Duration.ofMinutes(3));
        JsonNode done = calls.await("DONE");

        assertThat(fake.tasks()).hasSize(1);
        assertThat(done.get("billedSeconds").asText()).isEqualTo("6");
        assertThat(done.get("cost").asText()).isEqualTo("3.60");
    }

    @Test
    void result_ofADoneJob_isServedInRangesAndForDownload(FakeDashScope fake, TestClock clock) throws Exception {
        String path = "/api/jobs/" + UUID.randomUUID();
        calls.run(path, calls.requestOfSample());
        calls.await("QUEUED");
        clock.advance(Duration.ofMinutes(3));
        calls.await("DONE");

        HttpResponse<byte[]> part = calls.send(calls.to(path + "/result").header("Range", "bytes=4-7"));
        HttpResponse<byte[]> whole = calls.send(calls.to(path + "/result?save=true"));

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).asString().isEqualTo("ftyp");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 4-7/" + Demo.sample().length);
        assertThat(whole.body()).isEqualTo(Demo.sample());
        assertThat(whole.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(whole.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void run_whoseTaskFails_showsTheProblemAndCostsNothing(FakeDashScope fake, TestClock clock) throws Exception {
        fake.everyTask(TaskScript.timed(Duration.ZERO, Duration.ofSeconds(1)).failing("DataInspectionFailed", "no"));
        calls.run("/api/jobs/" + UUID.randomUUID(), calls.requestOfSample());
        calls.await("RUNNING");
        clock.advance(Duration.ofMinutes(3));

        JsonNode failed = calls.await("FAILED");

        assertThat(failed.get("problem").get("kind").asText()).isEqualTo("ContentRefused");
        assertThat(failed.get("cost").isNull()).isTrue();
    }

    @Test
    void cancel_ofAQueuedJob_endsItWithoutCost(FakeDashScope fake) throws Exception {
        String path = "/api/jobs/" + UUID.randomUUID();
        calls.run(path, calls.requestOfSample());
        calls.await("QUEUED");

        JsonNode answer = StudioCalls.json(calls.sendJson("POST", path + "/cancel", "{}"));

        assertThat(answer.get("canceled").asBoolean()).isTrue();
        assertThat(calls.await("FAILED").get("problem").get("kind").asText()).isEqualTo("TaskCanceled");
    }

    @Test
    void again_afterTheFolderForResultsIsBack_finishesTheSameJob(FakeDashScope fake, TestClock clock) throws Exception {
        String path = "/api/jobs/" + UUID.randomUUID();
        Path results = folder.resolve("real/results");
        Files.delete(results);
        Files.createFile(results);
        calls.run(path, calls.requestOfSample());
        assertThat(calls.await("STOPPED").get("problem").get("kind").asText()).isEqualTo("Storage");

        Files.delete(results);
        Files.createDirectory(results);
        calls.sendJson("POST", path + "/again", "{}");
        calls.await("QUEUED");
        clock.advance(Duration.ofMinutes(3));
        calls.await("DONE");

        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void restart_beforeAJobWasSent_sendsItOnce(FakeDashScope fake, TestClock clock) throws Exception {
        JsonNode upload = StudioCalls.json(calls.upload("VIDEO", "a.mp4", BodyPublishers.ofByteArray(Demo.sample())));
        UUID video = UUID.fromString(upload.get("id").asText());
        JobRequest request = new JobRequest(video, null, "Make it snow", null, null, null, null, null, null);
        studio.bean(JobList.class).add(StudioJob.waiting(UUID.randomUUID(), request, "a.mp4", null, Instant.EPOCH));

        studio.stop();
        studio.startAgain();
        calls.await("QUEUED");
        clock.advance(Duration.ofMinutes(3));
        calls.await("DONE");

        assertThat(fake.tasks()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Origin, http://evil.example", "Origin, null", "Origin, http://127.0.0.1:1"})
    void request_ofAnotherPage_isRefused(String header, String value) throws Exception {
        HttpResponse<byte[]> answer = calls.send(calls.to("/api/jobs").header(header, value));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    /** These are the requests that spend money. */
    @ParameterizedTest
    @CsvSource({"PUT, ''", "POST, /again", "POST, /cancel"})
    void request_ofAnotherPageThatChangesAJob_isRefusedAndSendsNothing(String method, String what, FakeDashScope fake)
            throws Exception {
        String body =
                "{\"request\":" + calls.requestOfSample() + ",\"shown\":{\"amount\":\"3.60\",\"currency\":\"CNY\"}}";

        HttpResponse<byte[]> answer = calls.send(calls.to("/api/jobs/" + UUID.randomUUID() + what)
                .header("Origin", "http://evil.example")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(studio.bean(JobList.class).all()).isEmpty();
        assertThat(fake.count(RequestKind.ANY)).isZero();
    }

    @Test
    void check_ofAnEmptyFile_namesTheFileAndNotItsPlace() throws Exception {
        JsonNode upload = StudioCalls.json(calls.upload("VIDEO", "empty.mp4", BodyPublishers.ofByteArray(new byte[0])));

        JsonNode check = StudioCalls.json(calls.sendJson("POST", "/api/check", "{\"video\":" + upload.get("id") + "}"));

        assertThat(check.get("faults").findValuesAsText("given"))
                .contains("0 bytes")
                .noneMatch(given ->
                        given.contains("/") || given.contains(upload.get("id").asText()));
    }

    @Test
    void sample_takenManyTimes_keepsOnlyTheNewest() throws Exception {
        for (int i = 0; i < 42; i++) {
            calls.sendJson("POST", "/api/uploads/sample", "{}");
        }

        assertThat(filesBelow(folder.resolve("real/uploads")).filter(file -> file.endsWith(".mp4")))
                .hasSize(40);
    }

    @Test
    void start_afterAKill_deletesOldPartsAndMediaWithoutAName() throws Exception {
        JsonNode upload = calls.uploadSample();
        Path uploads = folder.resolve("real/uploads");
        Instant longAgo = Instant.now().minus(Duration.ofDays(1));
        for (String name : new String[] {"a.part", "b.mp4", "../jobs/c.part"}) {
            Files.setLastModifiedTime(Files.createFile(uploads.resolve(name)), FileTime.from(longAgo));
        }
        Path whole = uploads.resolve(upload.get("id").asText() + ".mp4");
        Files.setLastModifiedTime(whole, FileTime.from(longAgo));
        Path young = Files.createFile(uploads.resolve("d.part"));

        studio.stop();
        studio.startAgain();

        assertThat(uploads.resolve("a.part")).doesNotExist();
        assertThat(uploads.resolve("b.mp4")).doesNotExist();
        assertThat(folder.resolve("real/jobs")).isEmptyDirectory();
        assertThat(whole).exists();
        assertThat(young).exists();
    }

    @Test
    void request_underAnotherNameOfThisMachine_isRefused() throws Exception {
        assertThat(RawRequest.status(studio.url("/api/jobs"), "evil.example")).isEqualTo(403);
        assertThat(RawRequest.status(studio.url("/api/jobs"), "localhost")).isEqualTo(200);
    }

    private static Stream<String> filesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList()
                    .stream();
        }
    }

    /** A body of this many zeros, which takes no memory. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + read, (byte) 0);
            left -= read;
            return read;
        }
    }
}
