package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wanedit.VideoEditClient;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.Violation;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditJob;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class ProblemAdviceTest {

    private final WebApplicationContextRunner shop = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(WaneditProblemAutoConfiguration.class))
            .withUserConfiguration(Web.class)
            .withBean(Edits.class);

    @Test
    void answer_whenTheClipIsTooLong_is422WithEachFault() {
        shop.run(app -> {
            MockHttpServletResponse answer =
                    get(MockMvcBuilders.webAppContextSetup(app).build(), "long-clip");
            JsonNode body = new ObjectMapper().readTree(answer.getContentAsString());

            assertThat(answer.getStatus()).isEqualTo(422);
            assertThat(answer.getContentType()).isEqualTo("application/problem+json");
            assertThat(body.path("type").asText()).isEqualTo("urn:wanedit:problem:invalid-job");
            assertThat(body.path("violations").get(0).path("field").asText()).isEqualTo("video");
            assertThat(body.path("violations").get(0).path("given").asText()).isEqualTo("12 s");
            assertThat(body.path("violations")).hasSize(2);
        });
    }

    /** The detail stays English, so that a search finds it. */
    @ParameterizedTest
    @CsvSource({
        "zh-CN, video：12 秒",
        "en-GB, Nothing was sent; correct the job and submit it again.",
        "fr-FR, Nothing was sent; correct the job and submit it again."
    })
    void answer_inTheLanguageOfTheRequest_hasAHint(String language, String start) {
        shop.run(app -> {
            MockHttpServletResponse answer = MockMvcBuilders.webAppContextSetup(app)
                    .build()
                    .perform(MockMvcRequestBuilders.get("/long-clip").locale(Locale.forLanguageTag(language)))
                    .andReturn()
                    .getResponse();
            JsonNode body = new ObjectMapper().readTree(answer.getContentAsString(StandardCharsets.UTF_8));

            assertThat(body.path("hint").asText()).startsWith(start);
            assertThat(body.path("detail").asText()).startsWith("The job is invalid: video: 12 s");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "rejected, 422, the prompt is refused",
        "wrong-url, 502, ",
        "throttled, 503, ",
        "key, 500, ",
        "setup, 500, ",
        "wrapped, 422, the prompt is refused"
    })
    void answer_ofEachKind_explainsOnlyFaultsOfTheRequest(String fault, int status, @Nullable String detail) {
        shop.run(app -> {
            MockHttpServletResponse answer =
                    get(MockMvcBuilders.webAppContextSetup(app).build(), fault);
            String body = answer.getContentAsString();

            assertThat(answer.getStatus()).isEqualTo(status);
            JsonNode shown = new ObjectMapper().readTree(body).path("detail");
            if (detail == null) {
                assertThat(shown.isMissingNode()).isTrue();
            } else {
                assertThat(shown.asText()).contains(detail);
            }
            assertThat(body).doesNotContain("S3CRET");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such.mp4", "empty.mp4", "a folder"})
    void answer_whenAFileCannotBeSent_namesItWithoutItsFolder(String name, @TempDir Path folder) throws Exception {
        Path place = Files.createDirectories(folder.resolve("S3CRET place"));
        Files.createFile(place.resolve("empty.mp4"));
        Files.createDirectory(place.resolve("a folder"));
        shop.withBean("file", Path.class, () -> place.resolve(name)).run(app -> {
            MockHttpServletResponse answer =
                    get(MockMvcBuilders.webAppContextSetup(app).build(), "file");

            assertThat(answer.getStatus()).isEqualTo(422);
            assertThat(answer.getContentAsString())
                    .contains(name)
                    .doesNotContain("S3CRET", folder.getFileName().toString());
        });
    }

    /** An aspect of the application makes a subclass of it. */
    @Test
    void advice_always_canHaveASubclass() {
        assertThat(ProblemAdvice.class).isNotFinal();
    }

    @ParameterizedTest
    @CsvSource({"throttled, 7", "throttled-shortly, 1"})
    void answer_whenThrottled_saysWhenToTryAgainInWholeSeconds(String fault, String seconds) {
        shop.run(app -> assertThat(get(MockMvcBuilders.webAppContextSetup(app).build(), fault)
                        .getHeader("Retry-After"))
                .isEqualTo(seconds));
    }

    @Test
    void answer_whenTheAppHasAnAdvice_isThatOfTheApp() {
        shop.withBean(OwnAdvice.class)
                .run(app -> assertThat(
                                get(MockMvcBuilders.webAppContextSetup(app).build(), "long-clip")
                                        .getContentAsString())
                        .isEqualTo("own"));
    }

    @Test
    void advice_whenSwitchedOff_isNone() {
        shop.withPropertyValues("wanedit.problem-details=false")
                .run(app -> assertThat(app).doesNotHaveBean(ProblemAdvice.class));
    }

    private static MockHttpServletResponse get(MockMvc web, String fault) throws Exception {
        return web.perform(MockMvcRequestBuilders.get("/" + fault)).andReturn().getResponse();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Web {}

    @RestController
    static class Edits {

        private final ObjectProvider<Path> file;

        Edits(ObjectProvider<Path> file) {
            this.file = file;
        }

        @GetMapping("/file")
        String file() {
            EditJob job = EditJob.builder()
                    .video(file.getObject())
                    .prompt("Make it snow")
                    .build();
            try (VideoEditClient client =
                    VideoEditClient.builder().apiKey("sk-unused").build()) {
                return client.quote(job).toString();
            }
        }

        @GetMapping("/{fault}")
        String edit(@PathVariable("fault") String fault) {
            throw switch (fault) {
                case "wrapped" -> new CompletionException(fault("rejected"));
                default -> fault(fault);
            };
        }

        private static WanEditException fault(String name) {
            return switch (name) {
                case "long-clip" ->
                    new InvalidJobException(List.of(
                            new Violation("video", "duration", "12 s", "2 to 10 s"),
                            new Violation("prompt", "length", "6,000 characters", "5,000")));
                case "rejected" ->
                    new RequestRejectedException("The service says: the prompt is refused.", status(400));
                case "wrong-url" -> new RequestRejectedException("S3CRET.example has no such path.", status(404));
                case "throttled" -> new ThrottledException("Too many for S3CRET.", status(429), Duration.ofSeconds(7));
                case "throttled-shortly" -> new ThrottledException("Too many.", status(429), Duration.ofMillis(900));
                case "key" -> new AuthenticationException("The key of S3CRET is refused.", status(401));
                default -> new ConfigurationException("S3CRET is wrong.", "Correct S3CRET.");
            };
        }

        private static ErrorContext status(int status) {
            return new ErrorContext(null, null, "request-1", status, "Code");
        }
    }

    @RestControllerAdvice
    static class OwnAdvice {

        @ExceptionHandler
        String answer(RuntimeException fault) {
            return "own";
        }
    }
}
