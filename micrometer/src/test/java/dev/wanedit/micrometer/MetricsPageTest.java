package dev.wanedit.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page of the docs names what is registered; and what is registered holds no secret. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class MetricsPageTest {

    private static final JobKey KEY = new JobKey("order 17");
    private static final byte[] IMAGE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TestObservationRegistry observations = TestObservationRegistry.create();

    @TempDir
    private Path folder;

    @Test
    void meters_whenRegistered_areThoseOfThePage(FakeDashScope fake) throws IOException {
        useAll(fake);

        assertThat(meters.getMeters().stream().map(MetricsPageTest::row).distinct())
                .containsExactlyInAnyOrderElementsOf(rows("meter").stream()
                        .map(cells -> String.join(" | ", cells.subList(0, 4)))
                        .toList());
    }

    /** The page shows these lines, which are compiled and run here. */
    @Test
    void client_ofThePage_reportsToBothRegistries(FakeDashScope fake) throws IOException {
        MeterRegistry meterRegistry = meters;
        TestObservationRegistry observationRegistry = observations;
        System.setProperty("wanedit.base-url", fake.baseUrl().toString());
        System.setProperty("wanedit.api-key", fake.apiKey());
        try {
            // The lines of docs/metrics.md:
            VideoEditClient client = VideoEditClient.builder()
                    .jobListener(new JobMetrics(meterRegistry).and(new JobObservations(observationRegistry)))
                    .build();
            try (client) {
                client.list(TaskFilter.recent());
            }
        } finally {
            System.clearProperty("wanedit.base-url");
            System.clearProperty("wanedit.api-key");
        }

        assertThat(meters.find("wanedit.requests").timer()).isNotNull();
        String page = Files.readString(Path.of("..", "docs", "metrics.md"));
        String shown = page.substring(page.indexOf("```java\n") + 8, page.indexOf("```\n", page.indexOf("```java\n")));
        assertThat(Files.readString(Path.of("src/test/java/dev/wanedit/micrometer/MetricsPageTest.java"))
                        .replaceAll("\\s+", " "))
                .contains(shown.strip().replaceAll("\\s+", " "));
    }

    @Test
    void tags_whenRegistered_haveAllTheirKeysOnThePage(FakeDashScope fake) throws IOException {
        useAll(fake);

        assertThat(meters.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(tag -> "`" + tag.getKey() + "`")
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        rows("tag").stream().map(cells -> cells.get(0)).toList());
    }

    @Test
    void observations_whenMade_areThoseOfThePage(FakeDashScope fake) throws IOException {
        List<Observation.ContextView> made = useAll(fake);

        assertThat(made.stream()
                        .map(context -> "`" + context.getName() + "` | `" + context.getContextualName() + "`")
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(rows("observation").stream()
                        .map(cells -> String.join(" | ", cells.subList(0, 2)))
                        .toList());
        assertThat(made.stream()
                        .flatMap(context -> Stream.concat(
                                context.getLowCardinalityKeyValues().stream()
                                        .map(value -> "`" + value.getKey() + "` | low"),
                                context.getHighCardinalityKeyValues().stream()
                                        .map(value -> "`" + value.getKey() + "` | high")))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(rows("key").stream()
                        .map(cells -> String.join(" | ", cells.subList(0, 2)))
                        .toList());
    }

    @Test
    void meters_whenRegistered_nameNoJobAndHoldNoSecret(FakeDashScope fake) {
        useAll(fake);

        List<String> jobs = new ArrayList<>(List.of(KEY.value()));
        fake.tasks().forEach(task -> jobs.add(task.id()));
        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().toString())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(id).doesNotContain(secrets(fake)).doesNotContain(jobs));
    }

    @Test
    void observations_whenMade_holdNoSecret(FakeDashScope fake) {
        List<Observation.ContextView> made = useAll(fake);

        assertThat(made.stream()
                        .flatMap(context -> context.getAllKeyValues().stream().map(KeyValue::getValue)))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value).doesNotContain(secrets(fake)));
        assertThat(made.stream().map(context -> context.getError()).filter(error -> error != null))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.toString()).doesNotContain(secrets(fake)));
    }

    /** One of each kind of request, a fault, an end, and transfers. */
    private List<Observation.ContextView> useAll(FakeDashScope fake) {
        List<Observation.ContextView> made = new ArrayList<>();
        observations.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
            @Override
            public void onStop(Observation.Context context) {
                made.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        fake.taskTimes(Duration.ZERO, Duration.ZERO);
        try (VideoEditClient client =
                Shop.client(fake, new JobMetrics(meters).and(new JobObservations(observations)))) {
            fake.inject(RequestKind.QUERY, Fault.error(429, "Throttling.RateQuota", "Too many."))
                    .times(1);
            client.edit(KEY, Shop.jobWithImage(folder, IMAGE), folder.resolve("out.mp4"));
            client.list(TaskFilter.recent());
            fake.taskTimes(Duration.ofHours(1), Duration.ofHours(1));
            SubmittedJob waiting = client.submit(new JobKey("b"), Shop.job(folder));
            client.cancel(waiting.taskId());
            fake.acceptApiKeys("another");
            assertThat(catchThrowable(() -> client.submit(new JobKey("c"), Shop.job(folder))))
                    .isNotNull();
        }
        return made;
    }

    private static String[] secrets(FakeDashScope fake) {
        String image = Base64.getEncoder().encodeToString(IMAGE);
        return new String[] {fake.apiKey(), "://", "oss:", "data:", "Signature", "Expires", image};
    }

    private static String row(Meter meter) {
        Meter.Id id = meter.getId();
        String type = id.getType() == Meter.Type.DISTRIBUTION_SUMMARY
                ? "summary"
                : id.getType().name().toLowerCase(Locale.ROOT);
        String tags = id.getTags().stream()
                .map(Tag::getKey)
                .sorted(MetricsPageTest::inTheOrderOfThePage)
                .map(key -> "`" + key + "`")
                .collect(Collectors.joining(", "));
        return String.join(" | ", "`" + id.getName() + "`", type, tags, textOf(id.getBaseUnit()));
    }

    private static int inTheOrderOfThePage(String a, String b) {
        List<String> order = List.of("operation", "outcome", "error");
        return Integer.compare(order.indexOf(a), order.indexOf(b));
    }

    private static String textOf(@Nullable String unit) {
        return unit == null ? "" : unit;
    }

    /** The rows of the table whose first column has this title. */
    private static List<List<String>> rows(String title) throws IOException {
        List<List<String>> rows = Files.readAllLines(Path.of("..", "docs", "metrics.md")).stream()
                .dropWhile(line -> !line.startsWith("| " + title + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split(Pattern.quote("|"), -1))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(rows).isNotEmpty();
        return rows;
    }
}
