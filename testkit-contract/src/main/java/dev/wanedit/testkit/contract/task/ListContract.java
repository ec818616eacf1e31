package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.TaskSummary;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import dev.wanedit.testkit.contract.bench.Secrets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A list request sends the values of the filter and nothing more. Lost creates are searched in the list, so no row may
 * be lost.
 */
public abstract class ListContract extends Contract {

    private static final Instant FROM = Instant.parse("2026-04-02T16:08:03Z");

    @Test
    void list_whenNothingIsFiltered_sendsThePageOnly() {
        value(transport().tasks().list(TaskFilter.recent()));

        RecordedRequest request = onlyRequest(RequestKind.LIST);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/api/v1/tasks/");
        assertThat(request.parameters()).isEqualTo(Map.of("page_no", "1", "page_size", "100"));
        assertThat(request.headers().all("Authorization")).containsExactly("Bearer " + Secrets.KEY);
        assertThat(request.headers().entries())
                .noneMatch(field -> field.getKey().toLowerCase(Locale.ROOT).startsWith("x-dashscope"));
    }

    @Test
    void list_whenAllIsFiltered_sendsAllOfItInTheServicesZone() {
        TaskFilter filter = new TaskFilter(TaskStatus.RUNNING, FROM, FROM.plusSeconds(90), "a model&x=1", "77&1", 3, 7);

        value(transport().tasks().list(filter));

        assertThat(onlyRequest(RequestKind.LIST).parameters())
                .isEqualTo(Map.of(
                        "start_time", "20260403000803",
                        "end_time", "20260403000933",
                        "model_name", "a model&x=1",
                        "status", "RUNNING",
                        "api_key_id", "77&1",
                        "page_no", "3",
                        "page_size", "7"));
    }

    /** A client compares it with its own clock. */
    @Test
    void list_whenTheAnswerHasADate_givesIt() {
        TaskPage page = value(transport().tasks().list(TaskFilter.recent()));

        assertThat(page.answered()).isEqualTo(fake().clock().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void list_whenAnswered_givesEveryRowAndTheNumbers() {
        fake().inject(RequestKind.LIST, json("""
                {"request_id":"r","data":[
                {"api_key_id":"1","caller_uid":"2","gmt_create":1775146083576,"model_name":"wan2.7-videoedit","region":"cn-beijing",
                 "start_time":1775146093408,"end_time":1775146317286,"status":"SUCCEEDED","task_id":"a"},
                {"gmt_create":1775146083577,"status":"RUNNING","task_id":"b"},
                {"status":"NEW_ONE","task_id":"c","gmt_create":null},
                {"task_id":"d"}],
                "page_no":2,"page_size":4,"total_page":9,"total":33}
                """));

        TaskPage page = value(transport().tasks().list(TaskFilter.recent().onPage(2)));

        assertThat(page)
                .extracting(TaskPage::page, TaskPage::pageSize, TaskPage::totalPages, TaskPage::total)
                .containsExactly(2, 4, 9, 33);
        assertThat(page.tasks())
                .extracting(TaskSummary::taskId)
                .containsExactly(new TaskId("a"), new TaskId("b"), new TaskId("c"), new TaskId("d"));
        assertThat(page.tasks())
                .extracting(TaskSummary::status)
                .containsExactly(
                        TaskStatus.SUCCEEDED, TaskStatus.RUNNING, TaskStatus.UNRECOGNIZED, TaskStatus.UNRECOGNIZED);
        assertThat(page.tasks().get(0))
                .isEqualTo(new TaskSummary(
                        new TaskId("a"),
                        TaskStatus.SUCCEEDED,
                        "SUCCEEDED",
                        "wan2.7-videoedit",
                        Instant.ofEpochMilli(1775146083576L),
                        Instant.ofEpochMilli(1775146093408L),
                        Instant.ofEpochMilli(1775146317286L)));
        assertThat(page.tasks().get(1).ended()).isNull();
    }

    @Test
    void list_whenThereIsNothing_isAnEmptyPage() {
        assertThat(value(transport().tasks().list(TaskFilter.recent())).tasks()).isEmpty();
    }

    @Test
    void list_whenTasksWereCreated_findsThem() {
        TaskId task = value(transport().tasks().create(SampleJobs.minimal())).taskId();

        assertThat(value(transport().tasks().list(TaskFilter.recent())).tasks())
                .extracting(TaskSummary::taskId)
                .containsExactly(task);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'data':null}", "{'data':{}}", "{'data':[{'status':'RUNNING'}]}", "{'data':[null]}", "[]"
            })
    void list_whenTheAnswerHasNoRows_isMalformed(String answer) {
        fake().inject(RequestKind.LIST, json(answer.replace('\'', '"')));

        failure(subscribe(transport().tasks().list(TaskFilter.recent())), MalformedResponseException.class);
    }
}
