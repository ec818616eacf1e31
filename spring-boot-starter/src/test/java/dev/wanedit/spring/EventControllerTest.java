package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.job.EditJob;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class EventControllerTest {

    private static final String SECRET = "a-secret-of-20-letters";
    private static final JobKey KEY = new JobKey("order 17");

    @Test
    void take_whenTheSecretIsRight_queriesTheTask(FakeDashScope fake) {
        shop(fake).run(app -> {
            app.getBean(VideoEditClient.class)
                    .submit(
                            KEY,
                            EditJob.builder()
                                    .video(URI.create("https://example.com/clip.mp4"))
                                    .prompt("Make it snow")
                                    .build());
            String event = event(fake.tasks().get(0).id());

            assertThat(post(app, "/wanedit/events/" + SECRET, event)).isEqualTo(204);
            assertThat(fake.awaitRequests(RequestKind.QUERY, 1, Duration.ofSeconds(30)))
                    .isTrue();
        });
    }

    @Test
    void take_whenTheSecretIsWrong_isNotFoundAndQueriesNothing(FakeDashScope fake) {
        shop(fake).run(app -> {
            assertThat(post(app, "/wanedit/events/a-secret-of-21-letters", event("task-1")))
                    .isEqualTo(404);
            assertThat(post(app, "/wanedit/events/", event("task-1"))).isEqualTo(404);
        });
        assertThat(fake.count(RequestKind.QUERY)).isZero();
    }

    @Test
    void take_whenTheBodyIsNoEvent_isABadRequest(FakeDashScope fake) {
        shop(fake).run(app -> {
            assertThat(post(app, "/wanedit/events/" + SECRET, "no event")).isEqualTo(400);
            assertThat(post(app, "/wanedit/events/" + SECRET, " ".repeat(100_000)))
                    .isEqualTo(400);
        });
    }

    @Test
    void endpoint_whenAPathIsSet_isThere(FakeDashScope fake) {
        shop(fake)
                .withPropertyValues("wanedit.events.path=/hooks")
                .run(app -> assertThat(post(app, "/hooks/" + SECRET, event("task-1")))
                        .isEqualTo(204));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.events=", "wanedit.events.secret=", "wanedit.events.secret=  "})
    void endpoint_withoutASecret_isNone(String property, FakeDashScope fake) {
        runner(fake)
                .withPropertyValues(property)
                .run(app -> assertThat(app).hasNotFailed().doesNotHaveBean(EventController.class));
    }

    /** A path is in access logs and spans; a header is not. */
    @Test
    void take_whenTheSecretIsInTheHeader_takesTheEvent(FakeDashScope fake) {
        shop(fake).run(app -> {
            assertThat(postWithHeader(app, SECRET)).isEqualTo(204);
            assertThat(postWithHeader(app, "a-secret-of-21-letters")).isEqualTo(404);
            assertThat(post(app, "/wanedit/events", event("task-1"))).isEqualTo(404);
        });
    }

    /** An aspect of the application makes a subclass of it. */
    @Test
    void controller_always_canHaveASubclass() {
        assertThat(EventController.class).isNotFinal();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pw-17", "a secret with spaces", "a/secret/with/slashes"})
    void start_whenTheSecretIsNoGoodOne_fails(String secret, FakeDashScope fake) {
        runner(fake)
                .withPropertyValues("wanedit.events.secret=" + secret)
                .run(app -> assertThat(app)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageNotContaining(secret));
    }

    private static WebApplicationContextRunner shop(FakeDashScope fake) {
        return runner(fake).withPropertyValues("wanedit.events.secret=" + SECRET);
    }

    private static WebApplicationContextRunner runner(FakeDashScope fake) {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        WaneditAutoConfiguration.class,
                        WaneditLifecycleAutoConfiguration.class,
                        WaneditEventAutoConfiguration.class))
                .withUserConfiguration(Web.class)
                .withPropertyValues(Applications.properties(fake));
    }

    private static int post(WebApplicationContext app, String path, String body) throws Exception {
        return status(app, MockMvcRequestBuilders.post(path).content(body));
    }

    private static int postWithHeader(WebApplicationContext app, String secret) throws Exception {
        return status(
                app,
                MockMvcRequestBuilders.post("/wanedit/events")
                        .header("X-Wanedit-Events-Secret", secret)
                        .content(event("task-1")));
    }

    private static int status(WebApplicationContext app, MockHttpServletRequestBuilder request) throws Exception {
        return MockMvcBuilders.webAppContextSetup(app)
                .build()
                .perform(request.contentType("application/cloudevents+json"))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static String event(String task) {
        return """
                {"specversion":"1.0","id":"e-1","source":"acs.dashscope","type":"dashscope:System:AsyncTaskFinish",
                 "data":{"task_id":"%s"}}""".formatted(task);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Web {}
}
