package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;

/** With Boot 4's types beside those of Boot 3.5, as in no application; each test hides the other ones. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class HealthAutoConfigurationTest {

    private static final String BOOT_3 = "org.springframework.boot.actuate.health";
    private static final String BOOT_4 = "org.springframework.boot.health";

    @Test
    void health_withBoot3_isThatOfTheService(FakeDashScope fake) {
        without(BOOT_4, fake).run(app -> {
            assertThat(app).hasSingleBean(HealthIndicator.class);
            assertThat(app.getBean("waneditHealthIndicator", HealthIndicator.class)
                            .health()
                            .getStatus())
                    .isEqualTo(Status.UP);
        });
    }

    @Test
    void health_withBoot4_isThatOfTheService(FakeDashScope fake) {
        without(BOOT_3, fake)
                .withPropertyValues("wanedit.api-key=sk-wrong")
                .run(app -> assertThat(app.getBean(org.springframework.boot.health.contributor.HealthIndicator.class)
                                .health()
                                .getStatus())
                        .isEqualTo(org.springframework.boot.health.contributor.Status.DOWN));
    }

    @Test
    void health_whenSwitchedOff_isNone(FakeDashScope fake) {
        without(BOOT_4, fake)
                .withPropertyValues("management.health.wanedit.enabled=false")
                .run(app -> assertThat(app).doesNotHaveBean(HealthIndicator.class));
    }

    @Test
    void health_withoutActuator_isNone(FakeDashScope fake) {
        runner(fake)
                .withClassLoader(new FilteredClassLoader(BOOT_3, BOOT_4))
                .run(app -> assertThat(app).hasNotFailed().doesNotHaveBean("waneditHealthIndicator"));
    }

    private static ApplicationContextRunner without(String hidden, FakeDashScope fake) {
        return runner(fake).withClassLoader(new FilteredClassLoader(hidden));
    }

    private static ApplicationContextRunner runner(FakeDashScope fake) {
        return new ApplicationContextRunner()
                .withUserConfiguration(Shop.class)
                .withPropertyValues(Applications.properties(fake));
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Selected.class)
    static class Shop {}

    /** By name, as Spring Boot does it: then conditions are read from class files, whose types may be missing. */
    static class Selected implements DeferredImportSelector {

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return Stream.of("", "Lifecycle", "Health", "Boot4Health")
                    .map(name -> "dev.wanedit.spring.Wanedit" + name + "AutoConfiguration")
                    .toArray(String[]::new);
        }
    }
}
