package dev.wanedit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may use whom among the public rooms. Violations are part of an exception, so they live in {@code error}, and
 * {@code job} may use it. The key of a job is named by errors, so it lives in {@code task}.
 */
class PureRulesTest {

    private static final String RX = "io.reactivex.rxjava3.core";
    private static final String RX_DISPOSABLES = "io.reactivex.rxjava3.disposables";

    static final List<String> PURE = CoreClasses.PURE;

    /** A public room, and the rooms that it may use. A room that is missing here fails the test below. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry(CoreClasses.LANGUAGE, List.of()),
            Map.entry(CoreClasses.TASK, List.of()),
            Map.entry(CoreClasses.ERROR, List.of(CoreClasses.LANGUAGE, CoreClasses.TASK)),
            Map.entry(CoreClasses.EVENT, List.of(CoreClasses.ERROR, CoreClasses.TASK)),
            Map.entry(CoreClasses.DIAGNOSIS, List.of(CoreClasses.LANGUAGE, CoreClasses.TASK)),
            Map.entry(CoreClasses.SETTINGS, List.of(CoreClasses.TASK)),
            Map.entry(CoreClasses.JOB, List.of(CoreClasses.EVENT, CoreClasses.ERROR, CoreClasses.TASK)),
            Map.entry(CoreClasses.MEDIA, List.of(CoreClasses.JOB, CoreClasses.SETTINGS, CoreClasses.ERROR)),
            Map.entry(
                    CoreClasses.PRICE,
                    List.of(
                            CoreClasses.MEDIA,
                            CoreClasses.JOB,
                            CoreClasses.SETTINGS,
                            CoreClasses.ERROR,
                            CoreClasses.TASK)),
            Map.entry(CoreClasses.RECORD, List.of(CoreClasses.JOB, CoreClasses.ERROR, CoreClasses.TASK)),
            Map.entry(CoreClasses.NETWORK, List.of(CoreClasses.ERROR, CoreClasses.TASK)),
            Map.entry(
                    CoreClasses.PORT,
                    List.of(
                            CoreClasses.NETWORK,
                            CoreClasses.RECORD,
                            CoreClasses.MEDIA,
                            CoreClasses.JOB,
                            CoreClasses.EVENT,
                            CoreClasses.ERROR,
                            CoreClasses.TASK,
                            RX)),
            Map.entry(
                    CoreClasses.EXCHANGE,
                    List.of(CoreClasses.NETWORK, CoreClasses.ERROR, CoreClasses.TASK, RX, RX_DISPOSABLES)),
            Map.entry(CoreClasses.WIRE_BODY, List.of(CoreClasses.TASK)),
            Map.entry(
                    CoreClasses.WIRE,
                    List.of(CoreClasses.WIRE_BODY, CoreClasses.EXCHANGE, CoreClasses.ERROR, CoreClasses.TASK)),
            Map.entry(
                    CoreClasses.WIRE_REQUEST,
                    List.of(
                            CoreClasses.WIRE,
                            CoreClasses.WIRE_BODY,
                            CoreClasses.JOB,
                            CoreClasses.ERROR,
                            CoreClasses.TASK)));

    @ParameterizedTest
    @FieldSource("PURE")
    void room_whenItUsesOthers_usesTheseOnly(String name) {
        Rules.only(name, ARROWS.get(name).toArray(String[]::new)).check(CoreClasses.all());
    }

    @Test
    void arrows_whenCompared_areOfAllPublicRooms() {
        assertThat(ARROWS.keySet()).containsExactlyInAnyOrderElementsOf(PURE);
        assertThat(CoreClasses.all().stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.startsWith(CoreClasses.ENGINE) && !name.equals(CoreClasses.ROOT))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(PURE);
    }

    /** The packed jar carries this descriptor, so a room that is missing in it cannot be imported on the module path. */
    @Test
    void descriptor_whenRead_exportsThePublicRoomsAndNoOthers() throws IOException {
        String descriptor = Files.readString(Repository.root().resolve("core/src/main/module/module-info.java"));

        assertThat(Pattern.compile("exports ([a-z.]+);")
                        .matcher(descriptor)
                        .results()
                        .map(export -> export.group(1)))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of(CoreClasses.ROOT), PURE.stream())
                        .toList());
    }

    @Test
    void port_whenItUsesRxJava_usesItsTypesOnly() {
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
        CoreClasses.requireCode(CoreClasses.WIRE_BODY);

        classes()
                .that()
                .resideInAPackage(CoreClasses.WIRE_BODY)
                .and()
                .areRecords()
                .should()
                .haveModifier(JavaModifier.PUBLIC)
                .check(CoreClasses.all());
    }
}
