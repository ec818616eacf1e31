package dev.wanedit.testkit;

import dev.wanedit.VideoEditClient;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a new {@link FakeDashScope} for each test, passes it, its {@link TestClock} or a {@link VideoEditClient} that uses it to
 * methods with such parameters, and closes client and fake after the test. Its tasks succeed at once; {@link OnTestClock} is for
 * tests that move the time. Fails the test if an API key was sent to another host than the API, or if a connection of the fake is
 * still open after the test. A test that fails without a request to the fake gets a hint as a suppressed exception.
 */
public sealed class FakeDashScopeExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(FakeDashScopeExtension.class);
    private static final Set<Class<?>> PARAMETERS = Set.of(FakeDashScope.class, TestClock.class, VideoEditClient.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final UnaryOperator<FakeDashScopeBuilder> wishes;

    /** For {@code @ExtendWith}: a fake with all defaults. */
    public FakeDashScopeExtension() {
        this(UnaryOperator.identity());
    }

    private FakeDashScopeExtension(UnaryOperator<FakeDashScopeBuilder> wishes) {
        this.wishes = wishes;
    }

    /** For {@code @RegisterExtension}: a fake with other settings. */
    public static FakeDashScopeExtension with(UnaryOperator<FakeDashScopeBuilder> wishes) {
        return new FakeDashScopeExtension(wishes);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        FakeDashScope fake = wishes.apply(FakeDashScope.builder()).start();
        context.getStore(NAMESPACE).put(FakeDashScope.class, fake);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        VideoEditClient client = store.remove(VideoEditClient.class, VideoEditClient.class);
        FakeDashScope fake = store.remove(FakeDashScope.class, FakeDashScope.class);
        close(client, fake);
        if (fake == null) {
            return;
        }
        context.getExecutionException()
                .filter(failure -> fake.count(RequestKind.ANY) == 0)
                .ifPresent(failure -> failure.addSuppressed(new UnusedFake(fake)));
        List<RecordedRequest> leaks = fake.keyLeaks();
        if (!leaks.isEmpty()) {
            throw new AssertionError("An API key was sent to a host other than the API: " + leaks);
        }
        if (!fake.awaitConnectionsClosed(LONGEST_CLOSE)) {
            throw new AssertionError(fake.openConnections() + " connections of the fake outlived its close");
        }
    }

    /** The fake is closed even if the client cannot be. */
    private static void close(@Nullable VideoEditClient client, @Nullable FakeDashScope fake) {
        try {
            if (client != null) {
                client.close();
            }
        } finally {
            if (fake != null) {
                fake.close();
            }
        }
    }

    /** A parameter with an annotation, such as a mock of a client, is left to the extension of that annotation. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Executable executable = parameter.getDeclaringExecutable();
        Parameter wanted = parameter.getParameter();
        return !(executable instanceof Constructor<?>)
                && PARAMETERS.contains(wanted.getType())
                && wanted.getAnnotations().length == 0;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        FakeDashScope fake = context.getStore(NAMESPACE).get(FakeDashScope.class, FakeDashScope.class);
        if (fake == null) {
            throw new IllegalStateException("The fake lives as long as one test: ask for it in a test method,"
                    + " in @BeforeEach or in @AfterEach");
        }
        Class<?> type = parameter.getParameter().getType();
        if (type == VideoEditClient.class) {
            return client(fake, context.getStore(NAMESPACE));
        }
        return type == TestClock.class ? fake.clock() : fake;
    }

    /** One for each test. */
    private static VideoEditClient client(FakeDashScope fake, Store store) {
        VideoEditClient known = store.get(VideoEditClient.class, VideoEditClient.class);
        if (known != null) {
            return known;
        }
        VideoEditClient client = fake.client().build();
        store.put(VideoEditClient.class, client);
        return client;
    }

    /** A hint, for a test that failed before any request came to its fake. */
    private static final class UnusedFake extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusedFake(FakeDashScope fake) {
            super(
                    "No request came to the fake at " + fake.baseUrl()
                            + " in this test. Build the client with fake.client(),"
                            + " or give its builder fake.baseUrl() and fake.apiKey()",
                    null,
                    false,
                    false);
        }
    }

    /** The same with a {@link TestClock}: time stands until the test moves it. */
    public static final class OnTestClock extends FakeDashScopeExtension {

        /** For {@code @ExtendWith}. */
        public OnTestClock() {
            super(FakeDashScopeBuilder::testClock);
        }
    }
}
