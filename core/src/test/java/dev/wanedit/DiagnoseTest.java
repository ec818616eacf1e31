package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.wanedit.diagnosis.Check;
import dev.wanedit.diagnosis.Check.State;
import dev.wanedit.diagnosis.Diagnosis;
import dev.wanedit.diagnosis.Subject;
import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.event.ServiceRequest;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.settings.Region;
import dev.wanedit.task.TaskPage;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The diagnosis of a client, in its three forms, and of settings with which no client can be built. */
class DiagnoseTest {

    private static final URI HERE = URI.create("http://127.0.0.1/api/v1");
    private static final Instant NOW = Instant.parse("2026-04-03T00:11:57Z");

    private final ScriptedClient scripted = new ScriptedClient();

    @TempDir
    private Path folder;

    @Test
    void diagnose_inEachForm_findsTheSame() throws Exception {
        when(scripted.tasks.list(any())).thenReturn(Single.just(new TaskPage(List.of(), 1, 1, 0, 0, NOW)));
        try (VideoEditClient client = scripted.builder()
                .baseUrl(HERE)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build()) {
            Diagnosis found = client.diagnose(folder);

            assertThat(found.well()).as(found.toString()).isTrue();
            assertThat(found.check(Subject.KEY).state()).isEqualTo(State.WELL);
            assertThat(found.check(Subject.CLOCK).state()).isEqualTo(State.WELL);
            assertThat(client.async().diagnose().get().well()).isTrue();
            assertThat(client.rx().diagnose(folder).blockingGet().check(Subject.KEY))
                    .isEqualTo(found.check(Subject.KEY));
        }
        verify(scripted.tasks, never()).create(any());
    }

    @Test
    void diagnose_ofABuilder_closesWhatItOpened() {
        when(scripted.tasks.list(any())).thenReturn(Single.just(new TaskPage(List.of(), 1, 1, 0, 0)));

        assertThat(scripted.builder().baseUrl(HERE).diagnose(folder).well()).isTrue();

        verify(scripted.transport).close();
    }

    @Test
    void diagnose_withoutKeyAndTransport_namesBothAndTheRemedies() {
        Diagnosis found = new VideoEditClientBuilder(new ConfigLookup(name -> null, name -> null))
                .baseUrl(HERE)
                .diagnose();

        assertThat(found.faults()).extracting(Check::subject).containsExactly(Subject.TRANSPORT, Subject.KEY);
        assertThat(found.check(Subject.TRANSPORT).nextStep()).contains("dev.wanedit:wanedit-transport-jdk");
        assertThat(found.check(Subject.KEY).nextStep()).contains("DASHSCOPE_API_KEY");
    }

    @Test
    void diagnose_whenTheBaseUrlCannotBeUsed_namesTheHost() {
        Diagnosis found =
                scripted.builder().baseUrl(URI.create("ftp://example.com")).diagnose();

        assertThat(found.faults()).extracting(Check::subject).containsExactly(Subject.HOST);
        assertThat(found.check(Subject.DNS).state()).isEqualTo(State.SKIPPED);
    }

    /** Who forgets to choose a region needs the answer most. */
    @Test
    void diagnose_whenTheDefaultRegionRefusesTheKey_asksTheOther() {
        assertThat(lastAsked(name -> null)).isEqualTo(Region.SINGAPORE.baseUrl());
    }

    /** The request to the other region is a request too: it is asked for, limited and reported. */
    @Test
    void diagnose_whenTheOtherRegionIsAsked_asksTheGuardAndReportsTheRequest() {
        when(scripted.tasks.list(any()))
                .thenReturn(Single.error(new AuthenticationException("No.", ErrorContext.NONE)));
        List<Operation> guarded = new CopyOnWriteArrayList<>();
        List<Operation> reported = new CopyOnWriteArrayList<>();
        List<Operation> permitted = new CopyOnWriteArrayList<>();
        JobListener listener = new JobListener() {
            @Override
            public void onRequest(ServiceRequest request) {
                reported.add(request.operation());
            }

            @Override
            public void onPermit(Operation operation, Duration waited) {
                permitted.add(operation);
            }
        };
        try (VideoEditClient client = scripted.builder()
                .proxy(ProxyRules.through(new HttpProxy("127.0.0.1", 3128, null, null)))
                .requestGuard(operation -> guarded.add(operation))
                .jobListener(listener)
                .build()) {
            assertThat(client.diagnose().check(Subject.KEY).state()).isEqualTo(State.FAULT);
        }

        assertThat(scripted.config.get().baseUrl()).isEqualTo(Region.SINGAPORE.baseUrl());
        assertThat(guarded).containsExactly(Operation.LIST, Operation.LIST);
        assertThat(reported).containsExactly(Operation.LIST, Operation.LIST);
        assertThat(permitted).containsExactly(Operation.LIST, Operation.LIST);
    }

    /** Also if it is that of a region. */
    @Test
    void diagnose_whenTheEnvironmentSetsTheBaseUrl_asksNoOtherHost() {
        String beijing = Region.BEIJING.baseUrl().toString();

        assertThat(lastAsked(Map.of("DASHSCOPE_HTTP_BASE_URL", beijing)::get)).hasToString(beijing);
    }

    /** Where the key was sent last. The proxy is an address, so that no name is looked up. */
    private URI lastAsked(UnaryOperator<@Nullable String> environment) {
        when(scripted.tasks.list(any()))
                .thenReturn(Single.error(new AuthenticationException("No.", ErrorContext.NONE)));

        Diagnosis found = scripted.over(new VideoEditClientBuilder(new ConfigLookup(name -> null, environment)))
                .proxy(ProxyRules.through(new HttpProxy("127.0.0.1", 3128, null, null)))
                .diagnose();

        assertThat(found.check(Subject.KEY).state()).isEqualTo(State.FAULT);
        return scripted.config.get().baseUrl();
    }
}
