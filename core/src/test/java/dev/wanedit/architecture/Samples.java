package dev.wanedit.architecture;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.MediaSource;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.record.JobEvent.Trigger;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Makes a sample of any record, with one text wherever text can come in. */
final class Samples {

    private static final URI URL = URI.create("https://user:S3CRET@host.example/it's.mp4?Signature=S3CRET#S3CRET");

    private final Map<Class<?>, Object> values;
    private final String text;

    Samples(String text) {
        this(text, text);
    }

    /** @param name a text that may be a path, a key and, without its spaces, a task's id */
    Samples(String text, String name) {
        this.text = text;
        this.values = Map.ofEntries(
                Map.entry(String.class, text),
                Map.entry(Object.class, text),
                Map.entry(TaskId.class, new TaskId(name.replaceAll("[\\s\\p{Cf}]", "_"))),
                Map.entry(JobKey.class, new JobKey(name)),
                Map.entry(URI.class, URL),
                Map.entry(Path.class, Path.of(name)),
                Map.entry(byte[].class, text.getBytes(StandardCharsets.UTF_8)),
                Map.entry(Supplier.class, (Supplier<String>) () -> text),
                Map.entry(Runnable.class, (Runnable) () -> {}),
                Map.entry(CompletableFuture.class, new CompletableFuture<>()),
                Map.entry(Scheduler.class, Schedulers.trampoline()),
                Map.entry(ProxyRules.class, ProxyRules.DIRECT),
                Map.entry(SSLContext.class, sslContext()),
                Map.entry(ZoneId.class, ZoneOffset.UTC),
                Map.entry(Duration.class, Duration.ofSeconds(5)),
                Map.entry(Instant.class, Instant.EPOCH),
                Map.entry(LocalDate.class, LocalDate.EPOCH),
                Map.entry(BigDecimal.class, BigDecimal.ONE),
                Map.entry(Currency.class, Currency.getInstance("CNY")),
                Map.entry(MediaSource.class, new MediaSource.RemoteUrl(URL)),
                Map.entry(WanEditException.class, new MalformedResponseException(text, ErrorContext.NONE, null)),
                Map.entry(Throwable.class, new IllegalStateException(text)),
                Map.entry(Trigger.class, Trigger.ACCEPTED),
                Map.entry(Boolean.class, true),
                Map.entry(boolean.class, true),
                Map.entry(Integer.class, 1),
                Map.entry(int.class, 1),
                Map.entry(Long.class, 1L),
                Map.entry(long.class, 1L));
    }

    private static SSLContext sslContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has one", e);
        }
    }

    /** The record of this type, each component filled. */
    Object record(Class<?> type) throws ReflectiveOperationException {
        if (values.containsKey(type)) {
            return values.get(type);
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = value(components[i].getGenericType(), types[i]);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    private Object value(Type element) throws ReflectiveOperationException {
        return value(
                element, (Class<?>) (element instanceof ParameterizedType generic ? generic.getRawType() : element));
    }

    private Object value(Type generic, Class<?> type) throws ReflectiveOperationException {
        if (values.containsKey(type) || type.isRecord()) {
            return record(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == List.class && generic instanceof ParameterizedType list) {
            return List.of(value(list.getActualTypeArguments()[0]));
        }
        if (type == Map.class && generic instanceof ParameterizedType map) {
            return Map.of(value(map.getActualTypeArguments()[0]), value(map.getActualTypeArguments()[1]));
        }
        throw new AssertionError("No sample of " + type + " for " + text + ": add one here.");
    }
}
