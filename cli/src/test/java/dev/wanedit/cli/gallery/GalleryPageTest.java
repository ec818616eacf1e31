package dev.wanedit.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.input.JobLineText;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class GalleryPageTest {

    private static final Instant NOW = Instant.parse("2026-04-03T00:11:57Z");
    private static final JobKey A = new JobKey("a");
    private static final JobLineText SNOW =
            new JobLineText("Make it snow", null, null, List.of(), Map.of("resolution", "720P"));

    private final List<String> notes = new ArrayList<>();

    @TempDir
    private Path folder;

    private GalleryPage page;

    @BeforeEach
    void makePage() {
        page = new GalleryPage(folder, Language.EN, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void write_whenThereIsNoPage_writesItAndNothingElse() throws IOException {
        assertThat(write(gallery -> gallery.asked(A, SNOW, false))).contains(folder.resolve("index.html"));

        assertThat(folder.toFile().list()).containsExactly("index.html");
        assertThat(notes).isEmpty();
        assertThat(jobs())
                .containsExactly(Map.of(
                        "id",
                        Gallery.id("a"),
                        "label",
                        "a",
                        "state",
                        "not_sent",
                        "prompt",
                        "Make it snow",
                        "settings",
                        Map.of("resolution", "720P")));
    }

    @Test
    void write_whenIndexHtmlIsTheUsers_leavesItAndTakesAnotherName() throws IOException {
        Path own = Files.writeString(folder.resolve("index.html"), "<!DOCTYPE html>\n<p>Mine</p>");

        assertThat(write(gallery -> {})).contains(folder.resolve("wanedit-index.html"));
        assertThat(write(gallery -> {})).contains(folder.resolve("wanedit-index.html"));

        assertThat(own).hasContent("<!DOCTYPE html>\n<p>Mine</p>");
        assertThat(notes).first().asString().contains("index.html is a file of your own, so it was not changed");
    }

    @Test
    void write_whenBothNamesAreTheUsers_writesNothingAndSaysSo() throws IOException {
        Files.writeString(folder.resolve("index.html"), "Mine");
        Files.createDirectory(folder.resolve("wanedit-index.html"));

        assertThat(write(gallery -> {})).isEmpty();

        assertThat(folder.resolve("index.html")).hasContent("Mine");
        assertThat(notes).singleElement().asString().contains("The page was not written", "Rename one of them");
    }

    @Test
    void write_again_keepsWhatTheEarlierPageKnew() throws IOException {
        write(gallery -> {
            gallery.asked(A, SNOW, false);
            gallery.recorded(record(JobPhase.FAILED), false);
            gallery.reported(A, FailureMessage.of(List.of("Not like that."), null, List.of("Do it so.")), false);
        });

        write(gallery -> gallery.recorded(record(JobPhase.FAILED), false));

        assertThat(jobs())
                .singleElement()
                .satisfies(job -> assertThat(job)
                        .containsEntry("prompt", "Make it snow")
                        .containsEntry("message", "Not like that.")
                        .containsEntry("hint", "Do it so.")
                        .containsEntry("task", "t-1"));
    }

    @Test
    void write_whenTheStateHasChanged_dropsTheOldFault() throws IOException {
        write(gallery -> {
            gallery.recorded(record(JobPhase.RUNNING), false);
            gallery.reported(
                    A, FailureMessage.of(List.of("The wait timed out."), null, List.of("Run it again.")), false);
        });

        write(gallery -> gallery.recorded(record(JobPhase.ARCHIVED), false));

        assertThat(jobs())
                .singleElement()
                .satisfies(job -> assertThat(job).containsEntry("state", "done").doesNotContainKeys("message", "hint"));
    }

    @Test
    void write_whenAKeyIsASignedUrl_hasNoSignatureOnThePage() throws IOException {
        JobKey signed = new JobKey("https://example.com/clip.mp4?Signature=c2VjcmV0");

        write(gallery -> gallery.asked(signed, SNOW, false));
        assertThat(folder.resolve("index.html")).content().doesNotContain("c2VjcmV0");
        write(gallery -> assertThat(gallery.shows(signed)).isTrue());

        assertThat(folder.resolve("index.html")).content().doesNotContain("c2VjcmV0");
        assertThat(jobs())
                .singleElement()
                .satisfies(job -> assertThat(job).containsEntry("label", "https://example.com/clip.mp4?***"));
    }

    @Test
    void write_whenAnEarlierVersionWroteTheKey_keepsTheJobWithoutIt() throws IOException {
        String key = "https://example.com/clip.mp4?Signature=c2VjcmV0";
        Files.writeString(
                folder.resolve("index.html"),
                PageText.MARK + "1 -->\n"
                        + PageData.element(Map.of("jobs", List.of(Map.of("key", key, "prompt", "Make it snow")))));

        write(gallery -> assertThat(gallery.shows(new JobKey(key))).isTrue());

        assertThat(folder.resolve("index.html")).content().doesNotContain("c2VjcmV0");
        assertThat(jobs()).singleElement().satisfies(job -> assertThat(job).containsEntry("prompt", "Make it snow"));
    }

    /** What a simulation made up must not pass for money, nor the reverse. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void write_whenOnlyOneOfTwoRunsIsSimulated_keepsNothingOfTheOther(boolean simulatedFirst) throws IOException {
        write(gallery -> {
            gallery.asked(A, SNOW, simulatedFirst);
            gallery.recorded(record(JobPhase.ARCHIVED), simulatedFirst);
            gallery.reported(A, FailureMessage.of(List.of("No."), null, List.of()), simulatedFirst);
        });

        write(gallery -> gallery.asked(A, new JobLineText("Rain", null, null, List.of(), Map.of()), !simulatedFirst));

        Map<String, Object> known =
                new HashMap<>(Map.of("id", Gallery.id("a"), "label", "a", "state", "not_sent", "prompt", "Rain"));
        if (!simulatedFirst) {
            known.put("simulated", true);
        }
        assertThat(jobs()).containsExactly(known);
    }

    @Test
    void write_whenASimulatedJobHasARealRecord_showsItAsReal() throws IOException {
        write(gallery -> {
            gallery.asked(A, SNOW, true);
            gallery.recorded(record(JobPhase.FAILED), true);
            gallery.reported(A, FailureMessage.of(List.of("Only played."), null, List.of()), true);
        });

        write(gallery -> gallery.recorded(record(JobPhase.FAILED), false));

        assertThat(jobs())
                .singleElement()
                .satisfies(job -> assertThat(job)
                        .containsEntry("state", "failed")
                        .containsEntry("message", "No.")
                        .doesNotContainKey("simulated"));
    }

    /** Anybody may have written into the folder. */
    @Test
    void write_whenTheEarlierPageIsForged_takesOnlyWhatFits() throws IOException {
        String forged = PageText.MARK + "1 -->\n"
                + PageData.element(Map.of(
                        "jobs",
                        List.of(
                                Map.of(
                                        "id", Gallery.id("a"),
                                        "label", "a",
                                        "state", "evil",
                                        "prompt", Map.of("x", "y"),
                                        "billed", "1e999999999",
                                        "billed_seconds", "NaN",
                                        "after", Map.of("kind", "video", "text", "x"),
                                        "before", Map.of("kind", "remote", "text", "u\u202e", "path", "//evil/x"),
                                        "onclick", "alert(1)"),
                                "b",
                                Map.of("key", 7),
                                Map.of("id", "../x", "label", "x"))));
        Files.writeString(folder.resolve("index.html"), forged);

        write(gallery -> {});

        assertThat(jobs())
                .containsExactly(Map.of(
                        "id",
                        Gallery.id("a"),
                        "label",
                        "a",
                        "state",
                        "not_sent",
                        "before",
                        Map.of("kind", "remote", "text", "u\\u202e")));
    }

    @Test
    void write_again_looksUpTheFilesOfTheEarlierPage() throws IOException {
        Path clip = Files.writeString(folder.resolve("clip.mp4"), "before");
        Path later = folder.resolve("later.png");
        JobLineText written = new JobLineText(null, null, clip.toString(), List.of(later.toString()), Map.of());
        write(gallery -> gallery.asked(A, written, false));
        Files.delete(clip);
        Files.writeString(later, "reference");

        write(gallery -> {});

        assertThat(jobs())
                .containsExactly(Map.of(
                        "id", Gallery.id("a"),
                        "label", "a",
                        "state", "not_sent",
                        "before", Map.of("kind", "file", "text", clip.toString(), "path", "clip.mp4", "missing", true),
                        "references", List.of(Map.of("kind", "file", "text", later.toString(), "path", "later.png"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil/share/x.mp4", "/etc/passwd", "", "a//b", "a\u0000b"})
    void write_whenAForgedPathLeavesTheMachine_dropsIt(String path) throws IOException {
        Map<String, Object> forged =
                Map.of("id", Gallery.id("a"), "after", Map.of("kind", "file", "text", "x", "path", path));
        Files.writeString(
                folder.resolve("index.html"),
                PageText.MARK + "1 -->\n" + PageData.element(Map.of("jobs", List.of(forged))));

        write(gallery -> {});

        assertThat(jobs())
                .singleElement()
                .satisfies(job -> assertThat(job).containsEntry("after", Map.of("kind", "file", "text", "x")));
    }

    @Test
    void write_whenTheEarlierPageIsCut_writesAWholeOne() throws IOException {
        Files.writeString(folder.resolve("index.html"), PageText.MARK + "1 -->\n<script type=\"application/json\" id=");

        write(gallery -> gallery.recorded(record(JobPhase.RUNNING), false));

        assertThat(jobs()).hasSize(1);
    }

    @Test
    void write_withFiles_showsVideosThatAreNoJobs() throws IOException {
        Files.writeString(folder.resolve("clip.mp4"), "before");
        Files.writeString(folder.resolve("other.MP4"), "other");
        JobLineText written =
                new JobLineText(null, null, folder.resolve("clip.mp4").toString(), List.of(), Map.of());

        page.write(gallery -> gallery.asked(A, written, false), true, notes::add);
        page.write(gallery -> {}, true, notes::add);

        assertThat(jobs())
                .extracting(job -> job.get("label"))
                .containsExactly("a", folder.resolve("other.MP4").toString());
    }

    private Optional<Path> write(Consumer<Gallery> jobs) throws IOException {
        return page.write(jobs, false, notes::add);
    }

    private List<Map<String, Object>> jobs() throws IOException {
        return pageJobs(folder.resolve("index.html"));
    }

    /** The jobs on a page. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> pageJobs(Path page) throws IOException {
        return (List<Map<String, Object>>)
                PageData.in(Files.readString(page)).orElseThrow().get("jobs");
    }

    private static JobRecord record(JobPhase phase) {
        return JobRecord.ready(A, new JobFingerprint("p", List.of("url:v"), null), null, NOW)
                .change()
                .to(new dev.wanedit.record.JobState(phase, new TaskId("t-1")))
                .ended(null, phase == JobPhase.FAILED ? new TaskFailure("InternalError", "No.") : null)
                .at(NOW);
    }
}
