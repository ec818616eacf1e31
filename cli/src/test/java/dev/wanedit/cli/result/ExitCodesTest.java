package dev.wanedit.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.WanEditException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExitCodesTest {

    @ParameterizedTest
    @MethodSource("concreteTypes")
    void ofType_forEachKindOfError_isDecided(Class<?> type) {
        assertThat(ExitCodes.ofType(type)).as(type.getSimpleName()).isBetween(1, 130);
    }

    @Test
    void concreteTypes_ofTheSealedTree_areMany() {
        assertThat(concreteTypes()).hasSizeGreaterThanOrEqualTo(18);
    }

    @Test
    void ofType_forWhatIsNoneOfOurs_isUndecided() {
        assertThat(ExitCodes.ofType(IllegalStateException.class)).isNull();
        assertThat(ExitCodes.ofType(WanEditException.class)).isNull();
    }

    @Test
    void of_anUnexpectedFault_is1() {
        assertThat(ExitCodes.of(new IllegalStateException())).isEqualTo(1);
    }

    static Stream<Class<?>> concreteTypes() {
        return tree(WanEditException.class).filter(type -> !Modifier.isAbstract(type.getModifiers()));
    }

    private static Stream<Class<?>> tree(Class<?> root) {
        Stream<Class<?>> below = Optional.ofNullable(root.getPermittedSubclasses()).stream()
                .flatMap(Arrays::stream)
                .flatMap(ExitCodesTest::tree);
        return Stream.concat(Stream.of(root), below);
    }
}
