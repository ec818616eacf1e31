package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTest {

    @RegisterExtension
    static final FakeDashScopeExtension FAKE = FakeDashScopeExtension.with(
            builder -> builder.testClock().apiKeys("sk-one", "sk-two").models("wan2.7-videoedit", "other"));

    private Caller caller;
    private FakeDashScope fake;

    @BeforeEach
    void connect(FakeDashScope started) {
        fake = started;
        caller = new Caller(started);
    }

    @Test
    void list_whenThereIsNone_hasAnEmptyPage() {
        Caller.Answer answer = caller.list("");

        assertThat(answer.at("data")).isEqualTo(List.of());
        assertThat(answer.at("page_no")).isEqualTo(1);
        assertThat(answer.at("page_size")).isEqualTo(10);
        assertThat(answer.at("total")).isEqualTo(0);
        assertThat(answer.at("total_page")).isEqualTo(0);
    }

    @Test
    void list_whenThereIsATask_tellsEpochMillisButNeitherPromptNorUrl(TestClock clock) {
        String id = caller.createTask();
        long created = clock.millis();
        assertThat(caller.list("").text()).doesNotContain("end_time");
        clock.advance(Duration.ofMinutes(5));

        Caller.Answer answer = caller.list("");

        assertThat(answer.text()).doesNotContain("snow", "http");
        assertThat(answer.at("data", 0, "task_id")).isEqualTo(id);
        assertThat(answer.at("data", 0, "status")).isEqualTo("SUCCEEDED");
        assertThat(answer.at("data", 0, "model_name")).isEqualTo("wan2.7-videoedit");
        assertThat(answer.at("data", 0, "gmt_create")).isEqualTo(created);
        assertThat(answer.at("data", 0, "start_time")).isEqualTo(created);
        assertThat(answer.at("data", 0, "end_time")).isEqualTo(created + 130_000);
        assertThat(answer.at("data", 0, "region")).isEqualTo("cn-beijing");
        assertThat(answer.at("data", 0, "user_api_unique_key"))
                .isEqualTo("apikey:v1:aigc:video-generation:video-synthesis:wan2.7-videoedit");
    }

    @Test
    void list_whenThereAreMany_pagesFromTheLatestOn(TestClock clock) {
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(1));
            caller.createTask();
        }
        List<String> ids = fake.tasks().stream().map(task -> task.id()).toList();

        Caller.Answer second = caller.list("?page_no=2&page_size=2");

        assertThat(ids(second)).containsExactly(ids.get(2), ids.get(1));
        assertThat(second.at("total")).isEqualTo(5);
        assertThat(second.at("total_page")).isEqualTo(3);
        assertThat(ids(caller.list("?page_no=3&page_size=2"))).containsExactly(ids.get(0));
        assertThat(ids(caller.list("?page_no=4&page_size=2"))).isEmpty();
    }

    @Test
    void list_whenFiltered_showsOnlyWhatMatches(TestClock clock) {
        String old = caller.createTask();
        clock.advance(Duration.ofMinutes(5));
        Map<String, Object> otherModel = Caller.job(Caller.VIDEO);
        otherModel.put("model", "other");
        String young = caller.createTask(otherModel);
        fake.acceptApiKeys("sk-zero", "sk-one");

        assertThat(ids(caller.list("?task_id=" + old))).containsExactly(old);
        assertThat(ids(caller.list("?status=PENDING"))).containsExactly(young);
        assertThat(ids(caller.list("?status=SUCCEEDED"))).containsExactly(old);
        assertThat(ids(caller.list("?model_name=other"))).containsExactly(young);
        assertThat(ids(caller.list("?region=cn-beijing"))).containsExactly(young, old);
        assertThat(ids(caller.list("?region=ap-southeast-1"))).isEmpty();
        assertThat(ids(caller.list("?api_key_id=100001"))).containsExactly(young, old);
        assertThat(ids(caller.list("?api_key_id=100002"))).isEmpty();
    }

    @Test
    void list_whenGivenAWindow_readsItInTheRegionsZone(TestClock clock) {
        String first = caller.createTask();
        clock.advance(Duration.ofHours(1));
        String second = caller.createTask();

        assertThat(ids(caller.list("?start_time=20260403000803&end_time=20260403000803")))
                .containsExactly(first);
        assertThat(ids(caller.list("?start_time=20260403000804"))).containsExactly(second);
        assertThat(ids(caller.list("?end_time=20260403010802"))).containsExactly(first);
        assertThat(ids(caller.list("?end_time=20260403010803"))).containsExactly(second, first);
    }

    @Test
    void list_whenATaskIsADayOld_hasForgottenIt(TestClock clock) {
        caller.createTask();
        clock.advance(Duration.ofHours(24));

        assertThat(ids(caller.list(""))).isEmpty();
    }

    @Test
    void list_withoutTheLastSlash_isTheSame() {
        caller.createTask();

        assertThat(caller.get("/tasks").at("total")).isEqualTo(1);
        assertThat(fake.count(RequestKind.LIST)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?page_no=0",
                "?page_size=0",
                "?page_size=101",
                "?page_size=ten",
                "?start_time=2026-04-03",
                "?start_time=20260403000000&end_time=20260404000001",
                "?start_time=20260404000000&end_time=20260403000000"
            })
    void list_whenAFilterIsWrong_is400(String query) {
        Caller.Answer answer = caller.list(query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("code")).isEqualTo("InvalidParameter");
    }

    private static List<Object> ids(Caller.Answer answer) {
        return ((List<?>) Objects.requireNonNull(answer.at("data")))
                .stream().<Object>map(item -> ((Map<?, ?>) item).get("task_id")).toList();
    }
}
