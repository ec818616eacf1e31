package dev.wanedit.micrometer;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.service.TaskScript;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The spans of a job as OpenTelemetry receives them, by Micrometer's bridge. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class OpenTelemetryTest {

    private static final JobKey KEY = new JobKey("order 17");
    private static final List<String> PARTS = List.of("wanedit submit", "wanedit follow", "wanedit download");
    private static final AttributeKey<String> TASK_ID = AttributeKey.stringKey("wanedit.task.id");

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build();
    private final Tracer tracer = provider.get("test");
    private final ObservationRegistry registry = ObservationRegistry.create();

    @TempDir
    private Path folder;

    OpenTelemetryTest() {
        registry.observationConfig()
                .observationHandler(new DefaultTracingObservationHandler(
                        new OtelTracer(tracer, new OtelCurrentTraceContext(), event -> {})));
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void edit_whenAllGoesWell_isOneTraceOfAJobWithItsThreeParts(FakeDashScope fake) {
        fake.taskTimes(Duration.ZERO, Duration.ZERO);

        edit(fake);

        SpanData job = span("wanedit job");
        Assertions.assertThat(exporter.getFinishedSpanItems()).hasSize(1 + PARTS.size());
        assertThat(job).hasNoParent().hasAttribute(TASK_ID, fake.tasks().get(0).id());
        for (String part : PARTS) {
            assertThat(span(part))
                    .hasParent(job)
                    .hasAttribute(TASK_ID, fake.tasks().get(0).id())
                    .hasStatusSatisfying(status -> status.hasCode(StatusCode.OK));
        }
        Assertions.assertThat(span("wanedit submit").getEndEpochNanos())
                .isLessThanOrEqualTo(span("wanedit follow").getStartEpochNanos());
        Assertions.assertThat(span("wanedit follow").getEndEpochNanos())
                .isLessThanOrEqualTo(span("wanedit download").getStartEpochNanos());
    }

    @Test
    void edit_whenTheCallerHasASpan_isAPartOfItsTrace(FakeDashScope fake) {
        fake.taskTimes(Duration.ZERO, Duration.ZERO);
        Span order = tracer.spanBuilder("order").startSpan();

        Context.current().with(order).wrap((Runnable) () -> edit(fake)).run();
        order.end();

        assertThat(span("wanedit job")).hasParent(span("order"));
        PARTS.forEach(
                part -> assertThat(span(part)).hasTraceId(order.getSpanContext().getTraceId()));
    }

    @Test
    void edit_whenTheTaskFails_marksTheWaitAndTheJob(FakeDashScope fake) {
        fake.nextTask(TaskScript.timed(Duration.ZERO, Duration.ZERO).failing("InternalError", "Sorry."));

        Assertions.assertThatExceptionOfType(TaskFailedException.class).isThrownBy(() -> edit(fake));

        for (String failed : List.of("wanedit job", "wanedit follow")) {
            assertThat(span(failed)).hasStatusSatisfying(status -> status.hasCode(StatusCode.ERROR));
        }
        assertThat(span("wanedit submit")).hasStatusSatisfying(status -> status.hasCode(StatusCode.OK));
    }

    private void edit(FakeDashScope fake) {
        try (VideoEditClient client = Shop.client(fake, new JobObservations(registry))) {
            client.edit(KEY, Shop.job(folder), folder.resolve("out.mp4"));
        }
    }

    private SpanData span(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + exporter.getFinishedSpanItems()));
    }
}
