package dev.wanedit.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

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

/** No contract class is written and then forgotten: every one is in the suite that adapters extend. */
class SuiteCompletenessTest {

    @Test
    void suite_whenLookedThrough_holdsEveryContract() throws Exception {
        Set<Class<?>> nested = Stream.of(TransportContract.class.getDeclaredClasses())
                .filter(part -> part.isAnnotationPresent(Nested.class))
                .<Class<?>>map(Class::getSuperclass)
                .collect(Collectors.toSet());

        assertThat(nested).isNotEmpty().isEqualTo(contracts());
    }

    @Test
    void adapter_whenItExtendsTheSuite_inheritsItAndAddsNothing() {
        assertThat(ReferenceContractTest.class.getSuperclass()).isEqualTo(TransportContract.class);
        assertThat(ReferenceContractTest.class.getDeclaredClasses()).isEmpty();
    }

    @Test
    void contracts_whenLookedThrough_haveTestsWhoseNamesSayWhatIsDemanded() throws Exception {
        for (Class<?> contract : contracts()) {
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

    /** All abstract subclasses of {@link Contract}, by a look into the folder of class files. */
    private static Set<Class<?>> contracts() throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes = Path.of(Contract.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(Contract.class.getPackageName().replace('.', '/'));
        Set<Class<?>> contracts = new HashSet<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (String file : files.map(path -> path.getFileName().toString()).toList()) {
                if (file.endsWith("Contract.class")) {
                    contracts.add(Class.forName(Contract.class.getPackageName() + "." + file.replace(".class", "")));
                }
            }
        }
        contracts.removeIf(type -> !Contract.class.isAssignableFrom(type)
                || type == Contract.class
                || !Modifier.isAbstract(type.getModifiers()));
        return contracts;
    }
}
