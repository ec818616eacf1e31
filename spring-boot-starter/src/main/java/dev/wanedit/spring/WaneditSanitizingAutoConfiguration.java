package dev.wanedit.spring;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Masks our secrets in the actuator's endpoints. By default they mask every value; with {@code show-values=always} they mask only
 * what such a function names.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class WaneditSanitizingAutoConfiguration {

    /** Without case and separators, since a property has several spellings. */
    private static final List<String> SECRETS =
            List.of("waneditapikey", "dashscopeapikey", "waneditproxy", "waneditheaders", "waneditevents");

    @Bean
    SanitizingFunction waneditSanitizingFunction() {
        return data -> isSecret(data.getKey()) ? data.withSanitizedValue() : data;
    }

    private static boolean isSecret(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return SECRETS.stream().anyMatch(plain::startsWith);
    }
}
