package dev.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wanedit.fleet.FleetClient;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The studio as a node of a fleet, over a database of its own. A fleet measures its leases by the machine's clock, so the fake does too. */
class FleetTest {

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = FakeDashScopeExtension.with(
            fake -> fake.clock(Clock.systemUTC()).pending(Duration.ofSeconds(1)).running(Duration.ofSeconds(2)));

    @TempDir
    Path folder;

    private final UUID id = UUID.randomUUID();

    @Test
    void job_fromUploadToResult_isSentOnceAndShowsEachState(FakeDashScope fake) throws Exception {
        try (RunningStudio studio = studio(fake)) {
            StudioCalls calls = new StudioCalls(studio);
            String request = calls.requestOfSample();

            assertThat(calls.run("/api/jobs/" + id, request).statusCode()).isEqualTo(202);
            assertThat(calls.run("/api/jobs/" + id, request).statusCode()).isEqualTo(202);
            assertThat(calls.await("QUEUED").get("taskId").asText())
                    .isEqualTo(fake.tasks().get(0).id());
            calls.await("RUNNING");
            JsonNode done = calls.await("DONE");

            assertThat(done.get("cost").asText()).isEqualTo("3.60");
            assertThat(done.get("currency").asText()).isEqualTo("CNY");
            assertThat(done.get("billedSeconds").asText()).isEqualTo("6");
            assertThat(result(calls)).isEqualTo(Demo.sample());
            assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
            assertThat(studio.bean(FleetClient.class).load().sent()).isZero();
        }
    }

    @Test
    void restart_inTheMiddle_finishesTheJobAndKeepsTheList(FakeDashScope fake) throws Exception {
        try (RunningStudio studio = studio(fake)) {
            StudioCalls calls = new StudioCalls(studio);
            calls.run("/api/jobs/" + id, calls.requestOfSample());
            calls.await("QUEUED");
            studio.stop();
            Files.delete(folder.resolve("studio/real/uploads")
                    .resolve(fileOfTheClip())); // A job that the fleet has needs it no more.

            studio.startAgain();
            JsonNode done = calls.await("DONE");
            studio.stop();
            studio.startAgain();

            JsonNode jobs = StudioCalls.json(calls.send(calls.to("/api/jobs")));
            assertThat(jobs).hasSize(1);
            assertThat(jobs.get(0)).isEqualTo(done);
            assertThat(result(calls)).isEqualTo(Demo.sample());
            assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
        }
    }

    @Test
    void restart_whenTheJobEndedMeanwhile_showsItsEnd(FakeDashScope fake) throws Exception {
        fake.nextTask(TaskScript.statuses("PENDING", "FAILED"));
        try (RunningStudio studio = studio(fake)) {
            StudioCalls calls = new StudioCalls(studio);
            calls.run("/api/jobs/" + id, calls.requestOfSample());
            JsonNode failed = calls.await("FAILED");

            assertThat(failed.get("problem").get("kind").asText()).isEqualTo("TaskFailed");
            assertThat(failed.get("problem").get("text").asText()).isNotBlank();
        }
    }

    @Test
    void cancel_whileTheJobIsQueued_isAnsweredByTheDriver(FakeDashScope fake) throws Exception {
        fake.taskTimes(Duration.ofMinutes(5), Duration.ofSeconds(1));
        try (RunningStudio studio = studio(fake)) {
            StudioCalls calls = new StudioCalls(studio);
            calls.run("/api/jobs/" + id, calls.requestOfSample());
            calls.await("QUEUED");

            var answer = calls.sendJson("POST", "/api/jobs/" + id + "/cancel", "{}");

            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"canceled\":true}");
            assertThat(calls.await("FAILED").get("problem").get("kind").asText())
                    .isEqualTo("TaskCanceled");
        }
    }

    @Test
    void demo_withoutAKey_editsTheSampleClip() throws Exception {
        try (RunningStudio studio = RunningStudio.demo(folder.resolve("studio"), "--spring.profiles.active=fleet")) {
            StudioCalls calls = new StudioCalls(studio);
            calls.run("/api/jobs/" + id, calls.requestOfSample());
            calls.await("DONE");

            assertThat(result(calls)).isNotEqualTo(Demo.sample()).hasSizeGreaterThan(1000);
        }
    }

    @Test
    void page_fromDropToComparison_showsEachStep(FakeDashScope fake) throws Exception {
        try (RunningStudio studio = studio(fake);
                Chromium browser = Chromium.start("en", 1280, folder.resolve("profile"))) {
            StudioPage page = StudioPage.open(browser, studio);
            page.dropClip("day.mp4", Demo.sample());
            page.find("prompt").sendKeys("Turn the day into a night in winter");
            page.awaitEnabled("run");
            assertThat(page.text("price-amount")).contains("3.60");

            page.find("run").click();
            page.awaitText("jobs", "Queued");
            studio.stop();
            page.awaitText("connection", "Connection lost");
            studio.startAgain();
            page.awaitText("jobs", "Done");
            browser.consoleErrors(); // The browser reports that it could not connect.

            page.awaitShown("compare");
            page.until(driver -> page.<Boolean>script(
                    "return ['before', 'after'].every(" + "id => document.getElementById(id).readyState >= 2)"));
            assertThat(page.text("job-facts")).contains("3.60").contains("6");
            browser.picture("fleet-done");
            assertThat(browser.driver().findElements(By.cssSelector("#jobs li")))
                    .hasSize(1);
            assertThat(fake.tasks()).hasSize(1);
            assertThat(browser.consoleErrors()).isEmpty();
        }
    }

    private RunningStudio studio(FakeDashScope fake) {
        return RunningStudio.with(
                fake,
                folder.resolve("studio"),
                "--spring.profiles.active=fleet",
                "--wanedit.fleet.poll-interval=100ms");
    }

    private String fileOfTheClip() throws Exception {
        try (var files = Files.list(folder.resolve("studio/real/uploads"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".mp4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private byte[] result(StudioCalls calls) throws Exception {
        return calls.send(calls.to("/api/jobs/" + id + "/result")).body();
    }
}
