package dev.wanedit.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Problem details for exceptions of ours in an application with Spring MVC. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(RestControllerAdvice.class)
@ConditionalOnProperty(prefix = "wanedit", name = "problem-details", matchIfMissing = true)
public class WaneditProblemAutoConfiguration {

    @Bean
    ProblemAdvice waneditProblemAdvice() {
        return new ProblemAdvice();
    }
}
