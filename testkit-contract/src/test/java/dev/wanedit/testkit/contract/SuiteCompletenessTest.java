package dev.wanedit.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.store.JobStoreContract;
import dev.wanedit.testkit.store.StoreContract;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No contract class is written and then forgotten: every one is in the suite that adapters and stores extend. */
class SuiteCompletenessTest {

    static Stream<Arguments> suites() {
        return Stream.of(
                Arguments.of(TransportContract.class, Contract.class),
                Arguments.of(JobStoreContract.class, StoreContract.class));
    }

    @ParameterizedTest
    @MethodSource("suites")
    void suite_whenLookedThrough_holdsEveryContract(Class<?> suite, Class<?> base) throws Exception {
        Set<Class<?>> nested = Stream.of(suite.getDeclaredClasses())
                .filter(part -> part.isAnnotationPresent(Nested.class))
                .<Class<?>>map(Class::getSuperclass)
                .collect(Collectors.toSet());

        assertThat(nested).isNotEmpty().isEqualTo(contracts(suite, base));
    }

    @Test
    void adapter_whenItExtendsTheSuite_inheritsItAndAddsNothing() {
        assertThat(ReferenceContractTest.class.getSuperclass()).isEqualTo(TransportContract.class);
        assertThat(ReferenceContractTest.class.getDeclaredClasses()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("suites")
    void contracts_whenLookedThrough_haveTestsWhoseNamesSayWhatIsDemanded(Class<?> suite, Class<?> base)
            throws Exception {
        for (Class<?> contract : contracts(suite, base)) {
            List<Method> tests = Stream.of(contract.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class)
                            || method.isAnnotationPresent(ParameterizedTest.class))
                    .toList();
            assertThat(tests)
                    .as("tests of %s", contract)
                    .isNotEmpty()
                    .allSatisfy(test -> assertThat(test.getName()).matches("[a-zA-Z]+_when[A-Za-z0-9]+_[a-zA-Z0-9]+"));
        }
    }

    /** All abstract subclasses of the base in the suite's package and below, by a look into the folder of class files. */
    private static Set<Class<?>> contracts(Class<?> suite, Class<?> base)
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes =
                Path.of(base.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = classes.resolve(suite.getPackageName().replace('.', '/'));
        Set<Class<?>> contracts = new HashSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Contract.class"))
                    .toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                contracts.add(Class.forName(name.substring(0, name.length() - ".class".length())));
            }
        }
        contracts.removeIf(
                type -> !base.isAssignableFrom(type) || type == base || !Modifier.isAbstract(type.getModifiers()));
        return contracts;
    }
}
