package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.VideoEditClient;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportProvider;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.io.TempDir;

/** What the extension does around a test; that it hands out parameters is shown by all other tests here. */
class FakeDashScopeExtensionTest {

    private final Map<Object, Object> stored = new HashMap<>();
    private @Nullable Throwable failure;
    private final FakeDashScopeExtension extension = FakeDashScopeExtension.with(builder -> builder.apiKeys("sk-x"));

    @Test
    void afterEach_whenAllIsWell_closesTheFake() {
        FakeDashScope fake = started();
        new Caller(fake).query("x");

        assertThatCode(() -> extension.afterEach(context())).doesNotThrowAnyException();

        assertThat(fake.openConnections()).isZero();
        assertThat(stored).isEmpty();
    }

    @Test
    void afterEach_whenAKeyHasLeaked_failsTheTestWithoutShowingIt() {
        FakeDashScope fake = started();
        new Caller(fake).fetch(fake.hostMedia("a", new byte[1]), "Authorization", "Bearer sk-x");

        assertThatThrownBy(() -> extension.afterEach(context()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/media/a")
                .hasMessageNotContaining("sk-x");
    }

    @Test
    void afterEach_whenNothingWasStarted_doesNothing() {
        assertThatCode(() -> extension.afterEach(context())).doesNotThrowAnyException();
    }

    @Test
    void afterEach_whenTheTestFailedWithoutARequest_saysHowToBuildTheClient() {
        FakeDashScope fake = started();
        failure = new AssertionError("timed out");

        extension.afterEach(context());

        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0])
                .hasMessageContainingAll(fake.baseUrl().toString(), "fake.client()");
    }

    @Test
    void afterEach_whenTheTestFailedAfterARequest_addsNothing() {
        new Caller(started()).query("x");
        failure = new AssertionError("timed out");

        extension.afterEach(context());

        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void afterEach_whenTheClientCannotBeClosed_closesTheFakeAllTheSame() {
        FakeDashScope fake = started();
        VideoEditClient client = fake.client().transport(unclosable()).build();
        stored.put(VideoEditClient.class, client);

        assertThatThrownBy(() -> extension.afterEach(context())).isInstanceOf(IllegalStateException.class);

        assertThat(stored).isEmpty();
        assertThatThrownBy(() -> new Caller(fake).query("x")).isNotNull();
    }

    private static TransportProvider unclosable() {
        Transport transport = (Transport) Proxy.newProxyInstance(
                FakeDashScopeExtensionTest.class.getClassLoader(),
                new Class<?>[] {Transport.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        throw new IllegalStateException("cannot be closed");
                    }
                    return null;
                });
        return (TransportProvider) Proxy.newProxyInstance(
                FakeDashScopeExtensionTest.class.getClassLoader(),
                new Class<?>[] {TransportProvider.class},
                (proxy, method, arguments) -> method.getReturnType() == Transport.class ? transport : "unclosable");
    }

    @Test
    void supportsParameter_whenItHasAnAnnotation_leavesItToOthers() throws NoSuchMethodException {
        Method method = getClass().getDeclaredMethod("parameters", FakeDashScope.class, FakeDashScope.class);

        assertThat(extension.supportsParameter(parameter(method, 0), context())).isTrue();
        assertThat(extension.supportsParameter(parameter(method, 1), context())).isFalse();
    }

    @SuppressWarnings("unused")
    private static void parameters(FakeDashScope ours, @TempDir FakeDashScope ofOthers) {}

    private static ParameterContext parameter(Method method, int index) {
        return (ParameterContext) Proxy.newProxyInstance(
                FakeDashScopeExtensionTest.class.getClassLoader(),
                new Class<?>[] {ParameterContext.class},
                (proxy, call, arguments) ->
                        call.getName().equals("getParameter") ? method.getParameters()[index] : method);
    }

    private FakeDashScope started() {
        extension.beforeEach(context());
        return (FakeDashScope) Objects.requireNonNull(stored.get(FakeDashScope.class));
    }

    private ExtensionContext context() {
        Store store = (Store) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "put" -> stored.put(arguments[0], arguments[1]);
                    case "remove" -> stored.remove(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.toString());
                });
        return (ExtensionContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getStore") ? store : Optional.ofNullable(failure));
    }
}
