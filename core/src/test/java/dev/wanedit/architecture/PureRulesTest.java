package dev.wanedit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may use whom among the packages that hold the model. Violations are part of an exception, so they live in
 * {@code error}, and {@code job} may use it; the arrows still run one way: task, error, job, then port and wire.
 */
class PureRulesTest {

    private static final String RX = "io.reactivex.rxjava3.core";

    static final List<String> PURE = CoreClasses.PURE;

    @Test
    void task_whenItUsesOthers_usesTheJdkOnly() {
        Rules.only(CoreClasses.TASK).check(CoreClasses.all());
    }

    @Test
    void error_whenItUsesOthers_usesTaskOnly() {
        Rules.only(CoreClasses.ERROR, CoreClasses.TASK).check(CoreClasses.all());
    }

    @Test
    void event_whenItUsesOthers_usesErrorAndTaskOnly() {
        Rules.only(CoreClasses.EVENT, CoreClasses.ERROR, CoreClasses.TASK).check(CoreClasses.all());
    }

    @Test
    void job_whenItUsesOthers_usesErrorAndTaskOnly() {
        Rules.only(CoreClasses.JOB, CoreClasses.ERROR, CoreClasses.TASK).check(CoreClasses.all());
    }

    @Test
    void wire_whenItUsesOthers_usesTheModelOnly() {
        Rules.only(CoreClasses.WIRE, CoreClasses.JOB, CoreClasses.ERROR, CoreClasses.TASK)
                .check(CoreClasses.all());
    }

    @Test
    void port_whenItUsesOthers_usesTheModelAndRxJavasTypes() {
        Rules.only(CoreClasses.PORT, CoreClasses.JOB, CoreClasses.ERROR, CoreClasses.TASK, RX)
                .check(CoreClasses.all());
        assertThat(CoreClasses.of(List.of(CoreClasses.PORT)).stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass())
                        .filter(type -> type.getPackageName().startsWith("io.reactivex"))
                        .map(JavaClass::getSimpleName))
                .isNotEmpty()
                .isSubsetOf("Single", "Completable", "Flowable", "Scheduler");
    }

    @ParameterizedTest
    @FieldSource("PURE")
    void pure_whenItKnowsTime_wasGivenIt(String name) {
        CoreClasses.requireCode(name);

        classes()
                .that()
                .resideInAPackage(name)
                .should(ReadNoClock.readNoClock())
                .check(CoreClasses.all());
    }

    @ParameterizedTest
    @FieldSource("PURE")
    void pure_whenLookedAt_knowsNoHttpAndNoJson(String name) {
        Rules.noHttpAndNoJson(name).check(CoreClasses.all());
    }

    @ParameterizedTest
    @FieldSource("PURE")
    void pure_whenClassesAreNamed_haveTellingNames(String name) {
        CoreClasses.requireCode(name);

        Rules.tellingNames(name).check(CoreClasses.all());
    }

    @Test
    void pure_whenPackagesUseEachOther_formNoCycle() {
        slices().matching(CoreClasses.ROOT + ".(*)").should().beFreeOfCycles().check(CoreClasses.of(CoreClasses.PURE));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packages_whenLookedAt_areNullMarked(String name) throws ClassNotFoundException {
        assertThat(Class.forName(name + ".package-info")).hasAnnotation(NullMarked.class);
    }

    static Stream<String> packages() {
        return CoreClasses.all().stream().map(JavaClass::getPackageName).distinct();
    }

    @Test
    void wire_whenRecordsAreBoundByAdapters_arePublic() {
        CoreClasses.requireCode(CoreClasses.WIRE);

        classes()
                .that()
                .resideInAPackage(CoreClasses.WIRE)
                .and()
                .areRecords()
                .should()
                .haveModifier(JavaModifier.PUBLIC)
                .check(CoreClasses.all());
    }
}
