package dev.wanedit.spring.test;

import dev.wanedit.testkit.FakeDashScope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts a {@link FakeDashScope} for the application context of a Spring test, and gives its base URL and its key to the starter.
 * The test injects the fake as a bean. It costs nothing, and needs neither a key nor a network:
 *
 * <pre>{@code
 * @SpringBootTest
 * @WithFakeDashScope
 * class ShopTest {
 *     @Autowired FakeDashScope fake;
 *     @Autowired Shop shop;
 * }
 * }</pre>
 *
 * <p>Time runs by itself. Tasks succeed at once, and the client asks for them every 20 ms. Jobs are kept in memory, unless the
 * application has a job store of its own. The fake closes with the context, which Spring keeps for all tests with the same
 * configuration; so count its tasks and requests from the start of a test.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithFakeDashScope {

    /** How long a task is PENDING, such as {@code 200ms} or {@code 5s}. */
    String pending() default "0s";

    /** How long a task is RUNNING after that. */
    String running() default "0s";

    /**
     * Where jobs are kept: the value of {@code wanedit.store.type}. Empty for what the application sets, so that jobs are found in
     * its database.
     */
    String store() default "memory";
}
