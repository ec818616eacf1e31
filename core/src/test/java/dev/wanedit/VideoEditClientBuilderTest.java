package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.MissingApiKeyException;
import dev.wanedit.settings.Region;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is built with: defaults, the base URL, and settings that cannot be. */
class VideoEditClientBuilderTest {

    private final ScriptedClient scripted = new ScriptedClient();

    @Test
    void build_whenNothingElseIsSet_usesBeijingAndTheDocumentedTimeouts() {
        scripted.builder().build().close();

        assertThat(scripted.config.get().baseUrl()).isEqualTo(Region.BEIJING.baseUrl());
        assertThat(scripted.config.get().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(scripted.config.get().callTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(scripted.config.get().workspace()).isNull();
        assertThat(scripted.config.get()).asString().doesNotContain("sk-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "https://dashscope.aliyuncs.com/api/v1, dashscope.aliyuncs.com (the service)",
        "https://WS-1.cn-beijing.maas.aliyuncs.com/api/v1, ws-1.cn-beijing.maas.aliyuncs.com (the service)",
        "http://localhost:8089/api/v1, localhost:8089 (this machine: a fake or a gateway)",
        "http://127.0.0.1:8089/api/v1, 127.0.0.1:8089 (this machine: a fake or a gateway)",
        "https://aliyuncs.com.example.org/api/v1, aliyuncs.com.example.org (a gateway or another service)",
        "https://user:secret@example.com/api/v1, not set",
    })
    void toString_always_showsWhereItSendsAndNoSecret(String baseUrl, String host) {
        assertThat(scripted.builder().baseUrl(URI.create(baseUrl)).header("X-Shop", "secret"))
                .hasToString("region BEIJING, host " + host + ", transport scripted, jobs in memory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/api/v1",
                "https:///api/v1",
                "not a url",
                "https://user:secret@example.com/api/v1",
                "https://example.com/api/v1?token=secret"
            })
    void build_whenBaseUrlCannotBe_saysSoWithoutRepeatingSecrets(String url) {
        ConfigLookup lookup = new ConfigLookup(name -> name.equals("wanedit.base-url") ? url : null, name -> null);

        assertThatThrownBy(
                        () -> scripted.over(new VideoEditClientBuilder(lookup)).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("base URL")
                .satisfies(error -> assertThat(error.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://dashscope.aliyuncs.com, https://dashscope.aliyuncs.com/api/v1.",
        "https://dashscope.aliyuncs.com/, https://dashscope.aliyuncs.com/api/v1.",
        "https://DashScope-intl.aliyuncs.com/api, https://DashScope-intl.aliyuncs.com/api/v1.",
        "https://ws-1.cn-beijing.maas.aliyuncs.com/v1, https://ws-1.cn-beijing.maas.aliyuncs.com/api/v1.",
        "https://dashscope.aliyuncs.com/compatible-mode/v1, https://dashscope.aliyuncs.com/api/v1.",
        "https://dashscope.aliyuncs.com/api/v1/services/aigc/video-generation/video-synthesis,"
                + " https://dashscope.aliyuncs.com/api/v1.",
        "https://gateway.example.com/api/v1/api/v1, https://gateway.example.com/api/v1."
    })
    void build_whenBaseUrlHasAPathThatSurelyFails_saysTheRightOne(String url, String right) {
        assertThatThrownBy(() -> scripted.builder().baseUrl(URI.create(url)).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Give " + right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dashscope.aliyuncs.com/api/v1",
                "https://dashscope-intl.aliyuncs.com/api/v1",
                "https://ws-1.cn-beijing.maas.aliyuncs.com/api/v1",
                "https://gateway.example.com",
                "https://gateway.example.com/scripted.tasks",
                "https://gateway.example.com/ai/api/v1",
                "https://gateway.example.com/api/v1/services/dashscope/api/v1",
                "https://gateway.example.com/compatible-mode/api/v1",
                "https://gateway.example.com/ai/compatible-mode/v1",
                "https://gateway.example.com/ai/services/aigc",
                "https://gateway.example.com/api/v1/uploads"
            })
    void build_whenBaseUrlMayBeRight_takesIt(String url) {
        scripted.builder().baseUrl(URI.create(url)).build().close();

        assertThat(scripted.config.get().baseUrl()).isEqualTo(URI.create(url));
    }

    @Test
    void build_whenBaseUrlEndsWithASlash_dropsIt() {
        scripted.builder()
                .baseUrl(URI.create("http://localhost/api/v1/"))
                .build()
                .close();

        assertThat(scripted.config.get().baseUrl()).isEqualTo(URI.create("http://localhost/api/v1"));
    }

    @Test
    void build_whenThereIsNoTransport_saysWhatToAdd() {
        var builder = new VideoEditClientBuilder(new ConfigLookup(name -> null, name -> null)).apiKey("k");

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no transport on the class path");
    }

    @Test
    void build_whenADurationIsNotPositive_saysWhich() {
        assertThatThrownBy(() -> scripted.builder().callTimeout(Duration.ZERO))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("callTimeout is 0 s");
    }

    /** The key of the environment may be that of another account. */
    @Test
    void build_whenTheKeyIsNullOrBlank_saysSoAndDoesNotUseTheEnvironment() {
        VideoEditClientBuilder builder = new ScriptedClient()
                .over(new VideoEditClientBuilder(new ConfigLookup(
                        name -> null, name -> name.equals("DASHSCOPE_API_KEY") ? "sk-of-the-environment" : null)));

        assertThatThrownBy(() -> builder.apiKey((String) null).build())
                .isInstanceOf(MissingApiKeyException.class)
                .hasMessageContaining("apiKey(…)");
        assertThatThrownBy(() -> builder.apiKey(" ").build()).isInstanceOf(MissingApiKeyException.class);
        builder.apiKey("sk-1").build().close();
    }
}
