package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.MissingApiKeyException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"en, Set the property", "zh-CN, 请设置属性", "zh-TW, 请设置属性", "fr, Set the property"})
    void analyze_whenThereIsNoKey_namesThePropertyAndTheFakeInTheReadersLanguage(String language, String start) {
        Locale before = Locale.getDefault(Locale.Category.DISPLAY);
        Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag(language));
        try {
            FailureAnalysis analysis = analyzer.analyze(new MissingApiKeyException("Call apiKey(…)."));

            assertThat(analysis.getAction())
                    .startsWith(start)
                    .contains("wanedit.api-key", "DASHSCOPE_API_KEY", "fake-server", "@WithFakeDashScope");
        } finally {
            Locale.setDefault(Locale.Category.DISPLAY, before);
        }
    }
}
