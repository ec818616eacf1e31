package dev.wanedit.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.cli.option.ClientOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExaminedClientTest {

    private final List<Duration> timeouts = new ArrayList<>();

    @Test
    void working_whenADiagnosisGivesUpEarly_keepsTheUsualTimeOfCreates() {
        try (ExaminedClient client = ExaminedClient.of(new ClientOptions(), Environment.ofThisProcess())) {
            open(client.examining());
            open(client.working());
        }

        assertThat(timeouts).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    private void open(VideoEditClientBuilder builder) {
        builder.apiKey("sk-test-0123456789abcdef").transport(new TransportProvider() {
            @Override
            public String name() {
                return "none";
            }

            @Override
            public Transport open(TransportConfig config) {
                timeouts.add(config.callTimeout());
                throw new IllegalStateException("It opens nothing.");
            }
        });
        assertThatIllegalStateException().isThrownBy(builder::build);
    }
}
