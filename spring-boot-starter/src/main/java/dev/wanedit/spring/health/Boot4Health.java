package dev.wanedit.spring.health;

import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The types of health of Spring Boot 4; {@link Boot3Health} is the same for Spring Boot 3. */
public final class Boot4Health {

    private Boot4Health() {}

    /** An indicator that makes this check each time that it is asked. */
    public static HealthIndicator of(Supplier<HealthFinding> check) {
        return () -> {
            HealthFinding found = check.get();
            return (found.up() ? Health.up() : Health.down())
                    .withDetails(found.details())
                    .build();
        };
    }
}
