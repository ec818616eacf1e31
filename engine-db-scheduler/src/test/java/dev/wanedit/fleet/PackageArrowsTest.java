package dev.wanedit.fleet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which packages of the fleet may use which: applications use what is above, and each package uses only those before it. */
class PackageArrowsTest {

    private static final String FLEET = "dev.wanedit.fleet";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(FLEET);

    @ParameterizedTest
    @CsvSource({
        "result, ''",
        "job, result",
        "table, job result",
        "node, table job result",
        "driver, node table job result"
    })
    void package_ofTheFleet_usesTheseOnly(String name, String others) {
        String[] allowed = Stream.concat(Stream.of(name), Arrays.stream(others.split(" ")))
                .filter(part -> !part.isEmpty())
                .map(part -> FLEET + "." + part)
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(FLEET + "." + name)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(resideOutsideOfPackage(FLEET + "..")))
                .check(CLASSES);
    }
}
