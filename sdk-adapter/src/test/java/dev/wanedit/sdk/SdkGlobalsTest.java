package dev.wanedit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.dashscope.protocol.okhttp.OkHttpHttpClient;
import com.alibaba.dashscope.utils.Constants;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The SDK's settings for the whole JVM are neither written nor read, and receive no secret. */
class SdkGlobalsTest {

    @Test
    void transports_whenTwoWorkAtOnce_keepTheirUrlsAndKeysAndTouchNoStatic() throws IllegalAccessException {
        Map<String, Object> before = statics(Constants.class);
        try (FakeDashScope one = FakeDashScope.builder()
                        .testClock()
                        .apiKeys("sk-of-one-1234567")
                        .start();
                FakeDashScope two = FakeDashScope.builder()
                        .testClock()
                        .apiKeys("sk-of-two-1234567")
                        .start();
                Rig first = new Rig(one);
                Rig second = new Rig(two)) {
            one.inject(RequestKind.QUERY, Fault.late()).times(4);
            two.inject(RequestKind.QUERY, Fault.late()).times(4);
            var observers = IntStream.range(0, 8)
                    .mapToObj(i -> (i % 2 == 0 ? first : second)
                            .transport
                            .tasks()
                            .query(Rig.TASK)
                            .test())
                    .toList();
            assertThat(one.awaitHeld(4, Rig.SOON)).isTrue();
            assertThat(two.awaitHeld(4, Rig.SOON)).isTrue();
            one.release();
            two.release();

            observers.forEach(observer -> Rig.ended(observer).assertComplete());
            assertThat(one.requests())
                    .hasSize(4)
                    .allMatch(request ->
                            request.header("Authorization").orElseThrow().equals("Bearer sk-of-one-1234567"));
            assertThat(two.requests())
                    .hasSize(4)
                    .allMatch(request ->
                            request.header("Authorization").orElseThrow().equals("Bearer sk-of-two-1234567"));
        }
        assertThat(statics(Constants.class)).isEqualTo(before);
        assertThat(Constants.apiKey).isNull();
    }

    @Test
    void log_whenExchangesSucceedAndFail_holdsNoKeyAndNoAnswer() {
        LoggerFactory.getLogger(OkHttpHttpClient.class).warn("the recorder hears loggers such as the SDK's");
        try (FakeDashScope fake = FakeDashScope.builder()
                        .testClock()
                        .apiKeys("sk-not-for-logs-1234567")
                        .start();
                Rig rig = new Rig(fake)) {
            Rig.ended(rig.transport.tasks().create(Rig.JOB).test()).assertComplete();
            for (Fault fault : List.of(
                    Fault.error(401, "InvalidApiKey", "sk-not-for-logs-1234567 is wrong"),
                    Fault.answer(200).body("{\"Bearer sk-not-for-logs-1234567\": "),
                    Fault.html(200),
                    Fault.empty(200),
                    Fault.resetAfterRead())) {
                fake.inject(RequestKind.QUERY, fault);
                Rig.ended(rig.transport.tasks().query(Rig.TASK).test()).assertNotComplete();
            }
        }

        assertThat(RecordedLogs.lines())
                .anyMatch(line -> line.contains("OkHttpHttpClient") && line.contains("recorder"))
                .noneMatch(line -> line.contains("sk-not-for-logs"))
                .noneMatch(line -> line.contains("DOCTYPE"));
    }

    private static Map<String, Object> statics(Class<?> type) throws IllegalAccessException {
        Map<String, Object> values = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && Modifier.isPublic(field.getModifiers())) {
                values.put(field.getName(), String.valueOf(field.get(null)));
            }
        }
        assertThat(values).containsKeys("apiKey", "baseHttpApiUrl", "connectionConfigurations");
        return values;
    }
}
