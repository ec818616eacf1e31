package dev.wanedit.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.task.Hostile;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every exception of the tree is built with a secret wherever text can come in. */
class ExceptionSecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host.example/a.mp4?Expires=1&Signature=S3CRET",
                "https://user:S3CRET@host.example/a.mp4",
                "下载失败https://host.example/a.mp4?Signature=S3CRET",
                "sk-S3CRET0123456789",
                "密钥sk-S3CRET0123456789",
                "Bearer sk-S3CRET0123456789",
                "data:image/png;base64,S3CRET"
            })
    void messages_whenFilledWithASecret_showNone(String secret) {
        for (WanEditException e : everyKind(secret)) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(t.toString())
                        .as("%s of %s", t.getClass(), e.getClass())
                        .doesNotContain("S3CRET");
            }
            assertThat(e.getMessage()).doesNotContain("S3CRET");
            assertThat(e.problem()).doesNotContain("S3CRET");
            assertThat(e.nextStep()).doesNotContain("S3CRET");
        }
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.task.Hostile#PARTS")
    void messages_whenFilledWithControlCharacters_showNone(String part) {
        for (WanEditException e : everyKind("a" + part + "b", "a")) {
            assertThat((e + e.problem() + e.nextStep() + e.code() + e.requestId()).codePoints())
                    .as("%s", e.getClass())
                    .noneMatch(Hostile::isRaw);
        }
    }

    @Test
    void messages_whenFilledWithMegabytes_areShort() {
        for (WanEditException e : everyKind("x".repeat(3_000_000), "a")) {
            assertThat(e.getMessage()).as("%s", e.getClass()).hasSizeLessThan(20_000);
        }
    }

    @Test
    void getCause_whenALibrarysWordsAreHostile_standsForThemWithTypeAndTrace() {
        IOException library = new IOException("got \u001b[2J\nGET https://h.example/a?Signature=S3CRET");
        library.addSuppressed(new IllegalStateException("\u202e"));
        WanEditException e = new StorageException("x", ErrorContext.NONE, "", new IllegalStateException("y", library));

        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));

        assertThat(trace.toString())
                .contains("java.io.IOException: got \\u001b[2J\\nGET https://h.example/a?***")
                .doesNotContain("S3CRET", "\u001b", "\u202e");
        assertThat(e.getCause().getCause().getStackTrace()).isEqualTo(library.getStackTrace());
    }

    @Test
    void getCause_whenALibrarysWordsArePlain_isTheLibrarysFault() {
        IOException library = new IOException("Connection reset");

        assertThat(new StorageException("x", ErrorContext.NONE, "", library)).hasCause(library);
    }

    @Test
    void everyKind_whenComparedWithTheSealedTree_missesNone() {
        assertThat(everyKind("x").stream().map(Object::getClass))
                .containsAll(concrete(WanEditException.class).toList());
    }

    @Test
    void message_whenCircumstancesAreKnown_tellsThemAndWhatToDo() {
        WanEditException e = new AuthenticationException(
                "The service refused the API key: Invalid API-key provided.",
                new ErrorContext("order-7", new TaskId("7f3a"), "9c1", 401, "InvalidApiKey"));

        assertThat(e)
                .hasMessage("The service refused the API key: Invalid API-key provided."
                        + " [job order-7, task 7f3a, HTTP 401, InvalidApiKey, request 9c1]"
                        + " Check the API key, and choose the region of the key and of the model by region(…) on"
                        + " the builder.");
    }

    @Test
    void message_whenNothingElseIsKnown_isTheProblemAndTheNextStep() {
        assertThat(new ConfigurationException("There is no API key.", "Set DASHSCOPE_API_KEY."))
                .hasMessage("There is no API key. Set DASHSCOPE_API_KEY.");
        assertThat(new ConfigurationException("There is no API key.", "")).hasMessage("There is no API key.");
    }

    static List<WanEditException> everyKind(String text) {
        return everyKind(text, text);
    }

    private static List<WanEditException> everyKind(String text, String name) {
        TaskId task = new TaskId(name.replaceAll("\\s", "_"));
        ErrorContext context = new ErrorContext(text, task, text, 400, text);
        TaskFailure failure = new TaskFailure(text, text);
        TaskSnapshot snapshot =
                new TaskSnapshot(task, TaskStatus.FAILED, text, text, null, null, null, text, null, failure);
        TransportException transport =
                new TransportException(Kind.CALL_TIMEOUT, Delivery.MAYBE_SENT, text, context, null);
        return List.of(
                new InvalidJobException(List.of(new Violation(text, text, text, text))),
                transport,
                new TransportException(Kind.CONNECT_FAILED, Delivery.NOT_SENT, text, context, transport),
                new AuthenticationException(text, context),
                new PermissionException(text, context),
                new BillingException(text, context),
                new ThrottledException(text, context, Duration.ofSeconds(1)),
                new RequestRejectedException(text, context),
                new ServiceUnavailableException(text, context),
                new UploadRefusedException(text, context),
                new MalformedResponseException(text, context, transport),
                new SubmitUncertainException(new JobKey(name), transport),
                SubmitUncertainException.undecided(new JobKey(name), List.of(task)),
                SubmitUncertainException.notSentAgain(new JobKey(name), text),
                new TaskFailedException(snapshot),
                new ContentRefusedException(snapshot),
                new TaskCanceledException(snapshot),
                new TaskExpiredException(task, text),
                new AwaitTimeoutException(task, Duration.ofMinutes(30), snapshot, transport),
                new WaitInterruptedException(task, text, new InterruptedException()),
                new StorageException(text, context, text, null),
                new ConfigurationException(text, text),
                new MissingApiKeyException(text));
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        Class<?>[] children = Objects.requireNonNullElse(type.getPermittedSubclasses(), new Class<?>[0]);
        Stream<Class<?>> below = Arrays.stream(children).flatMap(ExceptionSecretsTest::concrete);
        boolean isAbstract = java.lang.reflect.Modifier.isAbstract(type.getModifiers());
        return isAbstract ? below : Stream.concat(Stream.of(type), below);
    }
}
