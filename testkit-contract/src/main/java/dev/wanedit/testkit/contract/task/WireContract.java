package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.Transport;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.Secrets;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other rules for the bytes on the wire: no state between calls, no protocol upgrades or other unexpected requests. */
public abstract class WireContract extends Contract {

    @ParameterizedTest
    @EnumSource
    void request_whenSent_asksForNoUpgradeAndHasOneHost(PortCall call) {
        subscribe(call).awaitEnd(patience());

        assertThat(fake().requests(call.kind())).singleElement().satisfies(request -> {
            assertThat(request.headers().all("Host")).hasSize(1);
            assertThat(request.headers().contains("Upgrade")).isFalse();
            assertThat(request.headers().contains("HTTP2-Settings")).isFalse();
            assertThat(request.headers().contains("Expect")).isFalse();
        });
    }

    @Test
    void cookies_whenTheServiceSetsThem_areNotKept() {
        fake().inject(
                        RequestKind.QUERY,
                        json("{\"output\":{\"task_status\":\"RUNNING\"}}").header("Set-Cookie", "affinity=1; Path=/"));

        completes(PortCall.QUERY.on(transport(), this));
        completes(PortCall.QUERY.on(transport(), this));

        assertThat(fake().requests(RequestKind.QUERY))
                .noneMatch(request -> request.headers().contains("Cookie"));
    }

    @Test
    void create_whenSent_tellsTheLengthOfItsBody() {
        completes(PortCall.CREATE.on(transport(), this));

        RecordedRequest request = onlyRequest(RequestKind.CREATE);
        assertThat(request.header("Content-Length")).contains(String.valueOf(request.body().length));
        assertThat(request.headers().contains("Content-Encoding")).isFalse();
    }

    @Test
    void baseUrl_whenItHasAPathOfItsOwn_isKept() {
        URI proxied = URI.create(fake().baseUrl().toString().replace("/api/v1", "/gateway/x%20y/api/v1"));
        Transport behind = bench().open(bench().subject().provider(), bench().config(proxied, () -> Secrets.KEY, null));

        subscribe(PortCall.QUERY.on(behind, this)).awaitEnd(patience());

        assertThat(onlyRequest(RequestKind.OTHER).path()).isEqualTo("/gateway/x%20y/api/v1/tasks/" + PortCall.TASK);
    }

    @Test
    void workspace_whenSet_isNamedToTheServiceAndNotToOtherHosts() {
        Transport ofWorkspace = bench().open(
                        bench().subject().provider(), bench().config(fake().baseUrl(), fake()::apiKey, "llm-contract"));

        for (PortCall call : PortCall.values()) {
            subscribe(call.on(ofWorkspace, this)).awaitEnd(patience());
        }

        assertThat(fake().requests())
                .allSatisfy(request -> assertThat(request.header("X-DashScope-WorkSpace"))
                        .as("the workspace in %s", request)
                        .isEqualTo(isStorage(request) ? Optional.empty() : Optional.of("llm-contract")));
    }

    private static boolean isStorage(RecordedRequest request) {
        return request.kind() == RequestKind.UPLOAD || request.kind() == RequestKind.RESULT;
    }
}
