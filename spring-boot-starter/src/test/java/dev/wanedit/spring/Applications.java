package dev.wanedit.spring;

import dev.wanedit.testkit.FakeDashScope;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Applications that have the starter and a fake of the service. */
final class Applications {

    private Applications() {}

    /** Jobs are kept in memory. */
    static ApplicationContextRunner with(FakeDashScope fake) {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(WaneditAutoConfiguration.class, WaneditLifecycleAutoConfiguration.class))
                .withPropertyValues(properties(fake));
    }

    static String[] properties(FakeDashScope fake) {
        return new String[] {
            "wanedit.base-url=" + fake.baseUrl(),
            "wanedit.api-key=" + fake.apiKey(),
            "wanedit.store.type=memory",
            "wanedit.polling.first=0s",
            "wanedit.polling.every=20ms"
        };
    }

    /** Jobs are kept in a file. */
    static ApplicationContextRunner with(FakeDashScope fake, Path file) {
        return with(fake).withPropertyValues("wanedit.store.type=file", "wanedit.store.file=" + file);
    }
}
