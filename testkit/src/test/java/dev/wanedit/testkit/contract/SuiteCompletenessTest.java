package dev.wanedit.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** No contract class is written and then forgotten: every one is in the suite that adapters extend. */
class SuiteCompletenessTest {

    @Test
    void suite_whenLookedThrough_holdsEveryContract() {
        assertThat(inTheSuite()).isNotEmpty().containsExactlyInAnyOrderElementsOf(contracts());
    }

    @Test
    void adapter_whenItExtendsTheSuite_hasEveryContract() {
        List<Class<?>> inherited = ReflectionSupport.findNestedClasses(
                ReferenceContractTest.class, nested -> nested.isAnnotationPresent(Nested.class));

        assertThat(inherited).extracting(Class::getSuperclass).hasSameSizeAs(contracts());
        assertThat(inherited.stream().<Class<?>>map(Class::getSuperclass).collect(Collectors.toSet()))
                .isEqualTo(contracts());
    }

    @Test
    void contracts_whenLookedThrough_haveTestsAndTheirNamesSayWhatIsDemanded() {
        for (Class<?> contract : contracts()) {
            List<Method> tests =
                    AnnotationSupport.findAnnotatedMethods(contract, Testable.class, HierarchyTraversalMode.TOP_DOWN);
            assertThat(tests)
                    .as("tests of %s", contract)
                    .isNotEmpty()
                    .allSatisfy(test -> assertThat(test.getName()).matches("[a-zA-Z]+_when[A-Za-z0-9]+_[a-zA-Z0-9]+"));
        }
    }

    private static Set<Class<?>> inTheSuite() {
        return Stream.of(TransportContract.class.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(Nested.class))
                .<Class<?>>map(Class::getSuperclass)
                .collect(Collectors.toSet());
    }

    private static Set<Class<?>> contracts() {
        return Set.copyOf(ReflectionSupport.findAllClassesInPackage(
                Contract.class.getPackageName(),
                candidate -> Contract.class.isAssignableFrom(candidate)
                        && candidate != Contract.class
                        && Modifier.isAbstract(candidate.getModifiers()),
                name -> true));
    }
}
