package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class SanitizingTest {

    /** Even where the application shows all values; the second value is the actuator's default. */
    @ParameterizedTest
    @ValueSource(strings = {"always", "never"})
    void endpoints_always_maskSecrets(String shown, FakeDashScope fake) {
        Applications.with(fake)
                .withConfiguration(AutoConfigurations.of(
                        WaneditSanitizingAutoConfiguration.class,
                        ConfigurationPropertiesReportEndpointAutoConfiguration.class,
                        EnvironmentEndpointAutoConfiguration.class))
                .withPropertyValues(
                        "management.endpoints.web.exposure.include=*",
                        "management.endpoint.configprops.show-values=" + shown,
                        "management.endpoint.env.show-values=" + shown,
                        "wanedit.api-key=sk-S3CRET-1",
                        "wanedit.proxy=http://user:S3CRET-2@proxy.example:3128",
                        "wanedit.headers.X-Shop=S3CRET-3",
                        "wanedit.events.secret=S3CRET-of-events-6",
                        "WANEDIT_API_KEY=sk-S3CRET-4",
                        "DASHSCOPE_API_KEY=sk-S3CRET-5",
                        "HTTPS_PROXY=http://user:S3CRET-7@proxy.example:3128",
                        "HTTP_PROXY=http://user:S3CRET-8@proxy.example:3128",
                        "https.proxyPassword=S3CRET-9",
                        "http.proxyPassword=S3CRET-10",
                        "sun.java.command=shop.jar --wanedit.api-key=sk-S3CRET-1 --shop",
                        "SPRING_APPLICATION_JSON={\"wanedit\":{\"headers\":{\"X-Shop\":\"S3CRET-3\"}}}",
                        "shop.copy=x" + "http://user:S3CRET-2@proxy.example:3128",
                        "shop.plain=ws-plain",
                        "wanedit.workspace=ws-shown")
                .run(app -> {
                    ObjectMapper json = new ObjectMapper().findAndRegisterModules();
                    String properties = json.writeValueAsString(app.getBean(ConfigurationPropertiesReportEndpoint.class)
                            .configurationProperties()
                            .getContexts()
                            .values()
                            .iterator()
                            .next()
                            .getBeans());
                    String environment = json.writeValueAsString(app.getBean(EnvironmentEndpoint.class)
                            .environment(null)
                            .getPropertySources());

                    assertThat(properties + environment).contains("apiKey").doesNotContain("S3CRET");
                    assertThat(properties.contains("ws-shown")).isEqualTo(shown.equals("always"));
                    assertThat(environment.contains("ws-plain")).isEqualTo(shown.equals("always"));
                });
    }
}
