package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of a body are reported by the first poll: the POST answers PENDING. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class LateComplaintTest {

    private static final String IMAGE = "data:image/png;base64,iVBORw0KGgo=";

    private Caller caller;
    private FakeDashScope fake;

    @BeforeEach
    void connect(FakeDashScope started) {
        fake = started;
        caller = new Caller(started);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|Field required: input",
                "{`input`:7}|Input should be a valid dictionary: input",
                "{`input`:{}}|Field required: input.media",
                "{`input`:{`media`:{}}}|Input should be a valid list: input.media",
                "{`input`:{`media`:[]}}|Exactly one element of type 'video' is required: input.media",
            })
    void query_whenTheInputIsWrong_saysWhat(String body, String complaint) {
        String withModel =
                "{\"model\":\"wan2.7-videoedit\"," + body.replace('`', '"').substring(1);

        assertThat(complaintAbout(withModel.replace(",}", "}"))).isEqualTo(complaint);
    }

    @Test
    void query_whenMediaHasAnUnknownType_saysSo() {
        assertThat(complaintAboutMedia(List.of(Map.of("type", "movie", "url", Caller.VIDEO))))
                .isEqualTo("Input should be 'video' or 'reference_image': input.media.0.type"
                        + " & Exactly one element of type 'video' is required: input.media");
    }

    @Test
    void query_whenMediaLacksTypeAndUrl_joinsTheComplaints() {
        assertThat(complaintAboutMedia(List.of(Map.of(), Map.of("type", "video", "url", Caller.VIDEO))))
                .isEqualTo("Field required: input.media.0.type & Field required: input.media.0.url");
    }

    @Test
    void query_whenThereAreFiveReferences_refuses() {
        Map<String, String> reference = Map.of("type", "reference_image", "url", IMAGE);
        Map<String, String> video = Map.of("type", "video", "url", Caller.VIDEO);

        assertThat(complaintAboutMedia(List.of(video, reference, reference, reference, reference, reference)))
                .isEqualTo("At most 4 elements of type 'reference_image' are allowed: input.media");
        assertThat(complaintAboutMedia(List.of(video, reference, reference, reference, reference)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "resolution|480P|Input should be '720P' or '1080P': parameters.resolution",
                "ratio|2:1|Input should be '16:9', '9:16', '1:1', '4:3' or '3:4': parameters.ratio",
                "audio_setting|loud|Input should be 'auto' or 'origin': parameters.audio_setting",
                "watermark|yes|Input should be a valid boolean: parameters.watermark",
                "prompt_extend|no|Input should be a valid boolean: parameters.prompt_extend",
                "duration|five|Input should be a valid integer: parameters.duration",
                "seed|x|Input should be a valid integer: parameters.seed",
            })
    void query_whenAParameterIsWrong_saysWhich(String name, String value, String complaint) {
        assertThat(complaintAboutParameter(name, value)).isEqualTo(complaint);
    }

    @Test
    void query_whenANumberIsOutOfRange_saysTheBound() {
        assertThat(complaintAboutParameter("duration", 1))
                .isEqualTo("Input should be greater than or equal to 2: parameters.duration");
        assertThat(complaintAboutParameter("duration", 11))
                .isEqualTo("Input should be less than or equal to 10: parameters.duration");
        assertThat(complaintAboutParameter("duration", 2.5))
                .isEqualTo("Input should be a valid integer: parameters.duration");
        assertThat(complaintAboutParameter("seed", -1))
                .isEqualTo("Input should be greater than or equal to 0: parameters.seed");
        assertThat(complaintAboutParameter("seed", 2147483648L))
                .isEqualTo("Input should be less than or equal to 2147483647: parameters.seed");
        assertThat(complaintAboutParameter("duration", 0)).isNull();
        assertThat(complaintAboutParameter("seed", 2147483647)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://nowhere.invalid/in.mp4, Failed to download https://nowhere.invalid/in.mp4",
        "oss://dashscope-instant/none.mp4, Failed to download oss://dashscope-instant/none.mp4",
        "file:///in.mp4, 'url error, please check url!'",
        "in.mp4, 'url error, please check url!'",
        "'data:image/png;base64,AAAA', Failed to decode the data URI of a video",
    })
    void query_whenTheVideoCannotBeHad_saysSo(String url, String complaint) {
        String id = caller.createTask(Caller.job(url));

        assertThat(caller.query(id).at("output", "message")).isEqualTo(complaint);
    }

    @Test
    void query_whenAHostedFileIsUnknown_saysFailedToDownload() {
        String known = fake.hostMedia("here.mp4", new byte[] {1}).toString();
        String unknown = known.replace("here", "gone");

        assertThat(caller.status(caller.createTask(Caller.job(known)))).isEqualTo("PENDING");
        assertThat(caller.query(caller.createTask(Caller.job(unknown))).at("output", "message"))
                .isEqualTo("Failed to download " + unknown);
    }

    /** As the service does, and not before: the POST answers PENDING. */
    @ParameterizedTest
    @CsvSource({"0.7, true", "1, false", "5.2, false", "5.3, true"})
    void query_whenAHostedVideoIsTooShortOrTooLong_saysSo(double slowness, boolean refused) {
        String url = fake.hostMedia("clip.mp4", slowed(slowness)).toString();

        Object complaint = complaintAboutMedia(List.of(Map.of("type", "video", "url", url)));

        if (refused) {
            assertThat((String) complaint).endsWith(" s long, 2 to 10 s are allowed: " + url);
        } else {
            assertThat(complaint).isNull();
        }
    }

    @Test
    void query_whenALongVideoIsOfAnotherModel_isFine() {
        try (FakeDashScope other =
                FakeDashScope.builder().models("wan9-videoedit").testClock().start()) {
            Caller another = new Caller(other);
            Map<String, Object> job =
                    Caller.job(other.hostMedia("clip.mp4", slowed(9)).toString());
            job.put("model", "wan9-videoedit");

            assertThat(another.status(another.createTask(job))).isEqualTo("PENDING");
        }
    }

    /** The built-in clip of two seconds, played as many times slower. */
    private static byte[] slowed(double slowness) {
        byte[] clip = FakeDashScope.clip();
        int header = new String(clip, StandardCharsets.ISO_8859_1).indexOf("mvhd");
        ByteBuffer bytes = ByteBuffer.wrap(clip);
        bytes.putInt(header + 16, (int) (bytes.getInt(header + 16) / slowness));
        return clip;
    }

    @Test
    void create_whenPromptsAreTooLong_cutsThemSilently() {
        Map<String, Object> job = Caller.job(Caller.VIDEO);
        // A character outside the BMP is two chars, but counts once.
        job.put(
                "input",
                Map.of(
                        "prompt", "😀".repeat(5001),
                        "negative_prompt", "雪".repeat(501),
                        "media", List.of(Map.of("type", "video", "url", Caller.VIDEO))));

        String id = caller.createTask(job);

        assertThat(caller.query(id).at("output", "orig_prompt")).isEqualTo("😀".repeat(5000));
        assertThat(fake.tasks().get(0).negativePrompt()).isEqualTo("雪".repeat(500));
    }

    @Test
    void create_whenThereIsNoPromptAndAnUnknownField_isFine() {
        Map<String, Object> job = Caller.job(Caller.VIDEO);
        job.put("input", Map.of("novel", 1, "media", List.of(Map.of("type", "video", "url", Caller.VIDEO))));

        Caller.Answer answer = caller.query(caller.createTask(job));

        assertThat(answer.at("output", "task_status")).isEqualTo("PENDING");
        assertThat(answer.text()).doesNotContain("orig_prompt");
    }

    private Object complaintAboutMedia(List<?> media) {
        Map<String, Object> job = Caller.job(Caller.VIDEO);
        job.put("input", Map.of("media", media));
        return complaintAbout(Json.write(job));
    }

    private Object complaintAboutParameter(String name, Object value) {
        Map<String, Object> job = Caller.job(Caller.VIDEO);
        job.put("parameters", Map.of(name, value));
        return complaintAbout(Json.write(job));
    }

    private Object complaintAbout(String body) {
        Caller.Answer created = caller.createRaw(body);
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.at("output", "task_status")).isEqualTo("PENDING");
        Caller.Answer polled = caller.query((String) created.at("output", "task_id"));
        assertThat(polled.status()).isEqualTo(200);
        if (polled.at("output", "message") != null) {
            assertThat(polled.at("output", "task_status")).isEqualTo("FAILED");
            assertThat(polled.at("output", "code")).isEqualTo("InvalidParameter");
        }
        return polled.at("output", "message");
    }
}
