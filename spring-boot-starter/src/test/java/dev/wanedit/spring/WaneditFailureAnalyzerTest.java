package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.MissingApiKeyException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class WaneditFailureAnalyzerTest {

    /** Those of Spring Boot want arguments, which are none of this test. */
    private final FailureAnalyzer analyzer =
            SpringFactoriesLoader.forDefaultResourceLocation()
                    .load(FailureAnalyzer.class, (type, name, fault) -> {})
                    .stream()
                    .filter(WaneditFailureAnalyzer.class::isInstance)
                    .findFirst()
                    .orElseThrow();

    @Test
    void analyze_whenOurExceptionIsTheCause_saysWhatToDo() {
        FailureAnalysis analysis =
                analyzer.analyze(new IllegalStateException(new ConfigurationException("It is wrong.", "Correct it.")));

        assertThat(analysis.getDescription()).isEqualTo("It is wrong.");
        assertThat(analysis.getAction()).isEqualTo("Correct it.");
    }

    @Test
    void analyze_whenThereIsNoKey_namesTheProperty() {
        FailureAnalysis analysis = analyzer.analyze(new MissingApiKeyException("Call apiKey(…)."));

        assertThat(analysis.getAction()).contains("wanedit.api-key", "DASHSCOPE_API_KEY");
    }
}
