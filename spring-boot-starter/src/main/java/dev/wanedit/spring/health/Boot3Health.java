package dev.wanedit.spring.health;

import java.util.function.Supplier;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** The types of health of Spring Boot 3; {@link Boot4Health} is the same for Spring Boot 4. */
public final class Boot3Health {

    private Boot3Health() {}

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
