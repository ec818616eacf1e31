package dev.wanedit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may use whom among the packages that do the work, and what holds for all of the module. */
class EngineRulesTest {

    private static final String RESILIENCE4J = "io.github.resilience4j..";
    private static final String HERE_AND_BELOW = CoreClasses.ROOT + "..";

    @BeforeEach
    void packagesHaveCode() {
        CoreClasses.requireCode(CoreClasses.ROOT);
        CoreClasses.requireCode(CoreClasses.ENGINE);
        CoreClasses.requireCode(CoreClasses.RESILIENCE);
    }

    @Test
    void engine_whenItUsesOthers_knowsNeitherTheWireNorResilience4j() {
        Rules.none(CoreClasses.ENGINE, CoreClasses.WIRE, RESILIENCE4J).check(CoreClasses.all());
    }

    @Test
    void resilience_whenItUsesOthers_knowsNoWire() {
        Rules.none(CoreClasses.RESILIENCE, CoreClasses.WIRE).check(CoreClasses.all());
    }

    @Test
    void resilience4j_whenUsed_isUsedInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CoreClasses.RESILIENCE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(RESILIENCE4J)
                .check(CoreClasses.all());
        assertThat(CoreClasses.all().stream()
                        .filter(type -> type.getPackageName().equals(CoreClasses.RESILIENCE))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName()))
                .as("packages that the decorators use")
                .anyMatch(name -> name.startsWith("io.github.resilience4j"));
    }

    /** Applications may have slf4j 1.7, which lacks the fluent methods of slf4j 2. */
    @Test
    void core_whenItLogs_usesNothingThatSlf4j17Lacks() {
        Rules.none(HERE_AND_BELOW, "org.slf4j.spi..").check(CoreClasses.all());
    }

    @Test
    void client_whenUsed_isUsedByNoInnerPackage() {
        noClasses()
                .that()
                .resideInAPackage(CoreClasses.ROOT + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CoreClasses.ROOT)
                .check(CoreClasses.all());
    }

    @Test
    void core_whenLookedAt_knowsNoHttpAndNoJson() {
        Rules.noHttpAndNoJson(HERE_AND_BELOW).check(CoreClasses.all());
    }

    @Test
    void core_whenPackagesUseEachOther_formsNoCycle() {
        slices().matching(CoreClasses.ROOT + ".(*)..").should().beFreeOfCycles().check(CoreClasses.all());
    }

    @Test
    void core_whenClassesAreNamed_haveTellingNames() {
        Rules.tellingNames(HERE_AND_BELOW).check(CoreClasses.all());
    }

    @Test
    void core_whenItKnowsTime_wasGivenIt() {
        classes()
                .that()
                .resideInAPackage(CoreClasses.ROOT + ".*..")
                .should(ReadNoClock.readNoClock())
                .check(CoreClasses.all());
    }

    /** The client's package is the outermost edge: there, in one class, the machine's clock is taken, to be handed in. */
    @Test
    void client_whenItKnowsTime_readsNoClock() {
        classes()
                .that()
                .resideInAPackage(CoreClasses.ROOT)
                .and()
                .doNotHaveSimpleName("MonotonicTimer")
                .should(ReadNoClock.onlyTakeAClock())
                .check(CoreClasses.all());
    }
}
