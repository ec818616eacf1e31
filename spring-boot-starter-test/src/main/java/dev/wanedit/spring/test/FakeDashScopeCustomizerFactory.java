package dev.wanedit.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Found by Spring's tests in {@code META-INF/spring.factories}. Also reads the annotation of an enclosing class. */
final class FakeDashScopeCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        WithFakeDashScope wanted = TestContextAnnotationUtils.findMergedAnnotation(test, WithFakeDashScope.class);
        return wanted == null ? null : FakeDashScopeCustomizer.of(wanted);
    }
}
