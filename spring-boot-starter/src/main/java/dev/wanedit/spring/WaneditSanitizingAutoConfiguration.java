package dev.wanedit.spring;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Masks our secrets in the actuator's endpoints. By default they mask every value; with {@code show-values=always} they mask only
 * what such a function names.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class WaneditSanitizingAutoConfiguration {

    @Bean
    SanitizingFunction waneditSanitizingFunction(Environment environment) {
        Secrets secrets = new Secrets(environment);
        return data -> secrets.isSecret(data.getKey(), data.getValue()) ? data.withSanitizedValue() : data;
    }
}
