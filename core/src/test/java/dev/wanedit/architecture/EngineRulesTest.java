package dev.wanedit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom among the packages that do the work, and what holds for all of the module. */
class EngineRulesTest {

    private static final String RESILIENCE4J = "io.github.resilience4j..";
    private static final String HERE_AND_BELOW = CoreClasses.ROOT + "..";

    private static final String LOG = CoreClasses.ENGINE + ".log";
    private static final String RX = CoreClasses.ENGINE + ".rx";
    private static final String RECORDING = CoreClasses.ENGINE + ".recording";
    private static final String DURATION = CoreClasses.ENGINE + ".duration";
    private static final String POLL = CoreClasses.ENGINE + ".poll";
    private static final String CHECK = CoreClasses.ENGINE + ".check";
    private static final String FOLLOW = CoreClasses.ENGINE + ".follow";
    private static final String PART = CoreClasses.ENGINE + ".part";
    private static final String RECONCILE = CoreClasses.ENGINE + ".reconcile";

    /** A room of the house alone, and which others of these it may use. */
    private static final Map<String, List<String>> ROOMS = Map.ofEntries(
            Map.entry(RX, List.of()),
            Map.entry(LOG, List.of()),
            Map.entry(DURATION, List.of()),
            Map.entry(POLL, List.of(DURATION)),
            Map.entry(CoreClasses.ENGINE + ".config", List.of()),
            Map.entry(CoreClasses.ENGINE + ".diagnose", List.of()),
            Map.entry(CHECK, List.of(RX)),
            Map.entry(CoreClasses.RESILIENCE, List.of(POLL, RX)),
            Map.entry(RECORDING, List.of(RX)),
            Map.entry(RECONCILE, List.of(RECORDING, RX)),
            Map.entry(FOLLOW, List.of(DURATION, POLL, CoreClasses.RESILIENCE, RX)),
            Map.entry(PART, List.of()),
            Map.entry(CoreClasses.ENGINE + ".download", List.of(PART, FOLLOW, RECORDING, RX)),
            Map.entry(
                    CoreClasses.ENGINE + ".submit", List.of(CHECK, RECONCILE, RECORDING, CoreClasses.RESILIENCE, RX)));

    @BeforeEach
    void packagesHaveCode() {
        CoreClasses.requireCode(CoreClasses.ROOT);
        CoreClasses.requireCode(CoreClasses.ENGINE);
        CoreClasses.requireCode(CoreClasses.RESILIENCE);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_whenItUsesOthersOfTheEngine_usesTheseOnly(String room, List<String> others) {
        CoreClasses.requireCode(room);
        others.forEach(CoreClasses::requireCode);

        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(resideInAPackage(CoreClasses.ENGINE + "..")
                        .and(not(resideInAnyPackage(
                                Stream.concat(Stream.of(room), others.stream()).toArray(String[]::new)))))
                .check(CoreClasses.all());
    }

    static Stream<Arguments> rooms() {
        return ROOMS.entrySet().stream().map(room -> Arguments.of(room.getKey(), room.getValue()));
    }

    /** The planner is a function of what it was given; a simulation runs a day of it in a second. */
    @Test
    void poll_whenItUsesOthers_isPure() {
        Rules.only(POLL, DURATION, CoreClasses.TASK).check(CoreClasses.all());
        Rules.only(DURATION, CoreClasses.JOB).check(CoreClasses.all());
    }

    @Test
    void rooms_whenCounted_areAllOfTheEngine() {
        assertThat(CoreClasses.all().stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(CoreClasses.ENGINE + "."))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ROOMS.keySet());
    }

    /** Except for the lines about exchanges, which name the paths of the service. */
    @Test
    void engine_whenItUsesOthers_knowsNoWire() {
        noClasses()
                .that()
                .resideInAPackage(CoreClasses.ENGINE + "..")
                .and()
                .resideOutsideOfPackage(LOG)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CoreClasses.WIRE + "..")
                .check(CoreClasses.all());
    }

    /** What an application or an adapter sees names no type that it must not import. */
    @Test
    void publicRoom_whenItsSignaturesAreRead_namesNoTypeOfTheEngine() {
        classes()
                .that()
                .resideOutsideOfPackage(CoreClasses.ENGINE + "..")
                .and()
                .arePublic()
                .should(NameNoInnerType.nameNoTypeOf(CoreClasses.ENGINE))
                .check(CoreClasses.all());
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
                .and()
                .doNotHaveSimpleName("MonotonicTimer")
                .should(ReadNoClock.readNoClock())
                .check(CoreClasses.all());
    }

    /** The client's package is the outermost edge: there the machine's clock is taken, to be handed in. */
    @Test
    void client_whenItKnowsTime_readsNoClock() {
        classes()
                .that()
                .resideInAPackage(CoreClasses.ROOT)
                .should(ReadNoClock.onlyTakeAClock())
                .check(CoreClasses.all());
    }
}
