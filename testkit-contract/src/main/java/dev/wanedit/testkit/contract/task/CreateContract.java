package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.Transport;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import dev.wanedit.testkit.contract.bench.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A create request has exactly the values of the job: a value that was not set is not sent, so the service's defaults
 * apply. A task id is kept even if other parts of the answer are odd, since the task is billed.
 */
public abstract class CreateContract extends Contract {

    private static final String ID = "0385dc79-5ff8-4d82-bcb6-000000000002";

    @Test
    void create_whenOnlyTheVideoIsSet_sendsNothingElse() {
        value(transport().tasks().create(SampleJobs.minimal()));

        assertThat(onlyRequest(RequestKind.CREATE).json())
                .isEqualTo(Map.of(
                        "model",
                        "wan2.7-videoedit",
                        "input",
                        Map.of("media", List.of(video("https://media.example.com/in.mp4")))));
    }

    @Test
    void create_whenAllIsSet_sendsAllOfIt() {
        value(transport().tasks().create(SampleJobs.full()));

        assertThat(onlyRequest(RequestKind.CREATE).json())
                .isEqualTo(Map.of(
                        "model",
                        "wan2.7-videoedit",
                        "input",
                        Map.of(
                                "prompt",
                                SampleJobs.PROMPT,
                                "negative_prompt",
                                "blur",
                                "media",
                                List.of(
                                        video("https://media.example.com/in.mp4?Signature=" + Secrets.SIGNATURE),
                                        image("https://media.example.com/hat.png"),
                                        image("data:image/png;base64," + Secrets.PAYLOAD + "=="))),
                        "parameters",
                        Map.of(
                                "resolution",
                                "720P",
                                "ratio",
                                "16:9",
                                "duration",
                                5,
                                "audio_setting",
                                "origin",
                                "prompt_extend",
                                false,
                                "watermark",
                                true,
                                "seed",
                                2147483647)));
    }

    @Test
    void create_whenSent_hasTheHeadersOfTheService() {
        value(transport().tasks().create(SampleJobs.minimal()));

        RecordedRequest request = onlyRequest(RequestKind.CREATE);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/v1/services/aigc/video-generation/video-synthesis");
        assertThat(request.headers().all("Authorization")).containsExactly("Bearer " + Secrets.KEY);
        assertThat(request.headers().all("X-DashScope-Async")).containsExactly("enable");
        assertThat(request.headers().all("Content-Type"))
                .singleElement()
                .satisfies(type -> assertThat(type).startsWith("application/json"));
        assertThat(request.headers().contains("X-DashScope-OssResourceResolve")).isFalse();
        assertThat(request.headers().contains("X-DashScope-WorkSpace")).isFalse();
    }

    @Test
    void create_whenAMediumIsInTemporaryStorage_asksToResolveIt() {
        EditJob job = EditJob.builder()
                .video(SampleJobs.VIDEO)
                .reference(new MediaSource.OssUrl(URI.create("oss://dashscope-instant/x/hat.png")))
                .build();

        value(transport().tasks().create(job));

        assertThat(onlyRequest(RequestKind.CREATE).headers().all("X-DashScope-OssResourceResolve"))
                .containsExactly("enable");
    }

    @Test
    void create_whenThereIsAWorkspace_namesIt() {
        Transport ofWorkspace = bench().open(
                        bench().subject().provider(), bench().config(fake().baseUrl(), fake()::apiKey, "llm-contract"));

        value(ofWorkspace.tasks().create(SampleJobs.minimal()));

        assertThat(onlyRequest(RequestKind.CREATE).headers().all("X-DashScope-WorkSpace"))
                .containsExactly("llm-contract");
    }

    @Test
    void create_whenAccepted_givesTheFirstSnapshot() {
        TaskSnapshot snapshot = value(transport().tasks().create(SampleJobs.minimal()));

        assertThat(snapshot.status()).isEqualTo(TaskStatus.PENDING);
        assertThat(snapshot.taskId().value()).isEqualTo(fake().tasks().get(0).id());
        assertThat(snapshot.requestId()).isNotBlank();
    }

    @Test
    void create_whenTheServiceTellsFaultsLate_isAnAcceptedTaskThatFails() {
        TaskSnapshot created = value(transport()
                .tasks()
                .create(SampleJobs.withVideo(MediaSource.url(URI.create("https://nowhere.invalid/in.mp4")))));
        TaskSnapshot queried = value(transport().tasks().query(created.taskId()));

        assertThat(created.status()).isEqualTo(TaskStatus.PENDING);
        assertThat(queried.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(queried.failure())
                .isNotNull()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("InvalidParameter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'output':{'task_id':'$ID'}}",
                "{'output':{'task_id':'$ID','task_status':null},'request_id':null}",
                "{'output':{'task_id':'$ID','task_status':'PENDING'},'code':'','message':''}",
                "{'output':{'task_id':'$ID','task_status':'QUEUED_SOMEWHERE','tier':7,'x':{'y':[1,null]}},'usage':null}",
                "{'code':'Odd','message':'but there it is','output':{'task_id':'$ID','task_status':'PENDING'}}",
                "\n {\"output\" : {\"task_id\" : \"$ID\"}} \n",
            })
    void create_whenTheAnswerIsOdd_keepsTheTaskId(String answer) {
        fake().inject(RequestKind.CREATE, json(answer.replace('\'', '"').replace("$ID", ID)));

        TaskSnapshot snapshot = value(transport().tasks().create(SampleJobs.minimal()));

        assertThat(snapshot.taskId().value()).isEqualTo(ID);
        assertThat(snapshot.status().ended()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'output':null,'request_id':'r'}",
                "{'output':{'task_status':'PENDING'}}",
                "{'output':{'task_id':''}}",
                "{'output':{'task_id':'two words'}}",
                "[]",
                "\"a text\"",
            })
    void create_whenTheAnswerHasNoTaskId_isMalformed(String answer) {
        fake().inject(RequestKind.CREATE, json(answer.replace('\'', '"')));

        failure(subscribe(transport().tasks().create(SampleJobs.minimal())), MalformedResponseException.class);

        assertThat(fake().count(RequestKind.CREATE)).isEqualTo(1);
    }

    @Test
    void create_whenAMediumIsALocalFile_refusesAndSendsNothing() {
        EditJob job = SampleJobs.withVideo(MediaSource.file(Path.of("in.mp4")));

        WanEditException error = failure(subscribe(transport().tasks().create(job)));

        assertThat(error).isInstanceOf(InvalidJobException.class);
        assertThat(fake().connectionsAccepted()).isZero();
    }

    private static Map<String, String> video(String url) {
        return Map.of("type", "video", "url", url);
    }

    private static Map<String, String> image(String url) {
        return Map.of("type", "reference_image", "url", url);
    }
}
