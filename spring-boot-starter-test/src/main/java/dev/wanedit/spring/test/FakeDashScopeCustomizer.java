package dev.wanedit.spring.test;

import dev.wanedit.testkit.FakeDashScope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts the fake before the application context is refreshed, so that its base URL is a property. Equal for equal times, so that
 * tests share a context.
 */
record FakeDashScopeCustomizer(Duration pending, Duration running, String store) implements ContextCustomizer {

    private static final String BEAN = "fakeDashScope";

    static FakeDashScopeCustomizer of(WithFakeDashScope wanted) {
        return new FakeDashScopeCustomizer(
                DurationFormatterUtils.detectAndParse(wanted.pending()),
                DurationFormatterUtils.detectAndParse(wanted.running()),
                wanted.store());
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        FakeDashScope fake =
                FakeDashScope.builder().pending(pending).running(running).start();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(BEAN, properties(fake)));
        RootBeanDefinition bean = new RootBeanDefinition(FakeDashScope.class, () -> fake);
        bean.setDestroyMethodName("close");
        ((GenericApplicationContext) context).registerBeanDefinition(BEAN, bean);
    }

    private Map<String, Object> properties(FakeDashScope fake) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("wanedit.base-url", fake.baseUrl().toString());
        properties.put("wanedit.api-key", fake.apiKey());
        properties.put("wanedit.workspace", "");
        properties.put("wanedit.proxy", "none");
        properties.put("wanedit.polling.first", "0s");
        properties.put("wanedit.polling.every", "20ms");
        if (!store.isEmpty()) {
            properties.put("wanedit.store.type", store);
        }
        return properties;
    }
}
