package dev.wanedit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.verify;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JointListenerTest {

    static Stream<Method> events() {
        return Arrays.stream(JobListener.class.getMethods())
                .filter(method -> method.getName().startsWith("on"));
    }

    /** A method that is added to the interface and forgotten here would notify neither of the two. */
    @ParameterizedTest
    @MethodSource("events")
    void event_ofEachKind_reachesBoth(Method event) throws ReflectiveOperationException {
        JobListener first = mock(JobListener.class);
        JobListener second = mock(JobListener.class);

        event.invoke(new JointListener(first, second), new Object[event.getParameterCount()]);

        assertThat(mockingDetails(first).getInvocations())
                .singleElement()
                .satisfies(call -> assertThat(call.getMethod().getName()).isEqualTo(event.getName()));
        assertThat(mockingDetails(second).getInvocations()).hasSize(1);
    }

    @Test
    void event_whenTheFirstThrows_reachesTheSecond() {
        JobListener first = mock(JobListener.class);
        JobListener second = mock(JobListener.class);
        doThrow(new IllegalStateException("mine")).when(first).onWarning(any());

        Throwable thrown = catchThrowable(() -> new JointListener(first, second).onWarning(JobWarning.of("x")));

        assertThat(thrown).hasMessage("mine");
        verify(second).onWarning(JobWarning.of("x"));
    }
}
