package dev.wanedit.engine.diagnose;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.diagnosis.Check;
import dev.wanedit.diagnosis.Diagnosis;
import dev.wanedit.diagnosis.Subject;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.settings.Region;
import dev.wanedit.task.TaskPage;
import io.reactivex.rxjava3.core.Single;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client that is examined: well, until a test changes that. */
final class Patient {

    static final Instant NOW = Instant.parse("2026-04-03T00:11:57.500Z");
    /** Of a shape that only the mask of a client knows. */
    static final String KEY = "a-key-of-another-shape-0123";

    final TaskApi tasks = mock(TaskApi.class);
    final TaskApi tasksElsewhere = mock(TaskApi.class);
    final List<Region> askedElsewhere = new ArrayList<>();
    final Transport transportElsewhere = mock(Transport.class);

    Map<Subject, ConfigurationException> faults = Map.of();
    Region region = Region.BEIJING;
    boolean regional = true;

    @Nullable
    URI baseUrl = Region.BEIJING.baseUrl();

    ProxyRules proxies = ProxyRules.DIRECT;

    @Nullable
    String workspace;

    JobStore store = new MemoryJobStore();

    @Nullable
    Path temporary;

    @Nullable
    String charset = "UTF-8";

    Supplier<String> key = () -> KEY;
    HostLookup lookup = host -> new InetAddress[] {InetAddress.getByAddress(new byte[] {10, 0, 0, 7})};

    Patient() {
        when(tasks.list(any())).thenReturn(Single.just(page(NOW)));
        when(transportElsewhere.tasks()).thenReturn(tasksElsewhere);
    }

    static TaskPage page(@Nullable Instant answered) {
        return new TaskPage(List.of(), 1, 1, 0, 0, answered);
    }

    void answers(Throwable fault) {
        when(tasks.list(any())).thenReturn(Single.error(fault));
    }

    void behindAProxy() {
        proxies = ProxyRules.through(new HttpProxy("proxy.example.com", 3128, "user", "TOPSECRET"));
    }

    Diagnosis diagnosis(Path... folders) {
        Setup setup = new Setup(
                faults,
                faults.containsKey(Subject.TRANSPORT) ? null : "scripted",
                faults.isEmpty() ? tasks : null,
                other -> {
                    askedElsewhere.add(other);
                    return transportElsewhere;
                },
                key,
                region,
                regional,
                baseUrl,
                proxies,
                false,
                workspace,
                store,
                Clock.fixed(NOW, ZoneOffset.UTC),
                temporary,
                charset,
                text -> text.replace(KEY, "***"));
        return new Examination(setup, lookup).diagnosis(List.of(folders)).blockingGet();
    }

    Check check(Subject subject) {
        return diagnosis().check(subject);
    }
}
