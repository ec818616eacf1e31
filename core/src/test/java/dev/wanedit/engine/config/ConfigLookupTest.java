package dev.wanedit.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.MissingApiKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLookupTest {

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final ConfigLookup lookup = new ConfigLookup(properties::get, environment::get);

    @TempDir
    private Path home;

    @Test
    void apiKey_whenPropertyAndVariableAreSet_takesTheProperty() {
        properties.put("wanedit.api-key", "from-property");
        environment.put("DASHSCOPE_API_KEY", "from-environment");

        assertThat(lookup.apiKey()).isEqualTo("from-property");
    }

    @Test
    void apiKey_whenOnlyTheVariableIsSet_takesIt() {
        environment.put("DASHSCOPE_API_KEY", " from-environment\n");

        assertThat(lookup.apiKey()).isEqualTo("from-environment");
    }

    @Test
    void apiKey_whenTheOfficialToolsKeepItInTheirFile_readsItsFirstLine() throws IOException {
        properties.put("user.home", home.toString());
        Files.createDirectories(home.resolve(".dashscope"));
        Files.writeString(home.resolve(".dashscope/api_key"), "\n from-file \nsecond");

        assertThat(lookup.apiKey()).isEqualTo("from-file");
    }

    @Test
    void apiKey_whenAnotherFileIsNamed_readsThat() throws IOException {
        environment.put(
                "DASHSCOPE_API_KEY_FILE_PATH",
                Files.writeString(home.resolve("key"), "named").toString());

        assertThat(lookup.apiKey()).isEqualTo("named");
    }

    @Test
    void apiKey_whenTheNamedFileIsMissing_saysWhichVariableIsWrong() {
        environment.put("DASHSCOPE_API_KEY_FILE_PATH", home.resolve("none").toString());

        assertThatThrownBy(lookup::apiKey)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none cannot be read")
                .hasMessageContaining("DASHSCOPE_API_KEY_FILE_PATH");
    }

    @Test
    void apiKey_whenNowhere_saysHowToSetIt() {
        properties.put("user.home", home.toString());
        environment.put("DASHSCOPE_API_KEY", "  ");

        assertThatThrownBy(lookup::apiKey)
                .isInstanceOf(MissingApiKeyException.class)
                .hasMessage(
                        "There is no API key. Set the environment variable DASHSCOPE_API_KEY, or call apiKey(…) on the"
                                + " builder.");
    }

    @Test
    void others_whenSet_takePropertyBeforeVariable() {
        environment.put("DASHSCOPE_HTTP_BASE_URL", "https://env.example.com");
        environment.put("DASHSCOPE_WORKSPACE", "ws-env");
        environment.put("WANEDIT_TRANSPORT", "env");
        properties.put("wanedit.transport", "property");

        assertThat(lookup.baseUrl()).contains("https://env.example.com");
        assertThat(lookup.workspace()).contains("ws-env");
        assertThat(lookup.transport()).contains("property");
    }
}
