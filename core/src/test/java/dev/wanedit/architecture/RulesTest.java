package dev.wanedit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.wanedit.engine.recording.JobRecorder;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** The rules themselves: a rule that cannot fail guards nothing. */
class RulesTest {

    private static final String MISSPELT = CoreClasses.ROOT + ".taks";

    @Test
    void rules_whenAPackageIsMisspelt_fail() {
        assertThatThrownBy(() -> Rules.only(MISSPELT)).hasMessageContaining(MISSPELT + " has no class");
        assertThatThrownBy(() -> Rules.only(CoreClasses.TASK, MISSPELT)).hasMessageContaining("misspelt");
        assertThatThrownBy(() -> Rules.none(MISSPELT, "java.net.http..")).hasMessageContaining("misspelt");
        assertThatThrownBy(() -> Rules.none(CoreClasses.TASK, MISSPELT)).hasMessageContaining("misspelt");
        assertThatThrownBy(() -> CoreClasses.of(List.of(CoreClasses.TASK, MISSPELT)))
                .hasMessageContaining("misspelt");
    }

    @Test
    void tellingNames_whenNothingIsInThePackage_failsByItself() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Rules.tellingNames(MISSPELT).check(CoreClasses.all()))
                .withMessageContaining("failed to check any classes");
    }

    @Test
    void only_whenAnotherPackageIsUsed_fails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Rules.only(CoreClasses.JOB, CoreClasses.TASK).check(CoreClasses.all()))
                .withMessageContaining("dev.wanedit.error.Violation");
    }

    @Test
    void none_whenTheOtherPackageIsUsed_fails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Rules.none(CoreClasses.JOB, CoreClasses.ERROR).check(CoreClasses.all()));
    }

    @Test
    void tellingNames_whenANameTellsNothing_fails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> Rules.tellingNames(getClass().getPackageName()).check(offenders()))
                .withMessageContaining("ClockHelper");
    }

    @Test
    void readNoClock_whenAClockIsRead_findsCallsAndReferences() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> classes().should(ReadNoClock.readNoClock()).check(offenders()))
                .withMessageContaining("Instant.now()")
                .withMessageContaining("System.nanoTime()")
                .withMessageContaining("Clock.systemUTC()");
    }

    @Test
    void readNoClock_whenAClockIsGiven_isContent() {
        JavaClasses good = new ClassFileImporter().importClasses(GivenTime.class);

        classes().should(ReadNoClock.readNoClock()).check(good);
    }

    @Test
    void onlyTakeAClock_whenAClockIsTakenAndRead_findsOnlyTheReading() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> classes().should(ReadNoClock.onlyTakeAClock()).check(offenders()))
                .withMessageContaining("Instant.now()")
                .withMessageNotContaining("Clock.systemUTC()");
    }

    @Test
    void noHttpAndNoJson_whenAnHttpClientIsUsed_fails() {
        JavaClasses offender = new ClassFileImporter().importClasses(WithClient.class);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Rules.noHttpAndNoJson(CoreClasses.ROOT + "..").check(offender))
                .withMessageContaining("java.net.http.HttpClient");
    }

    @Test
    void classes_whenImported_areThoseOfThisModuleWithoutItsTests() {
        assertThat(CoreClasses.all().contain(RulesTest.class)).isFalse();
        assertThat(CoreClasses.all()).hasSizeGreaterThan(50);
    }

    @Test
    void nameNoTypeOf_whenASignatureNamesOne_fails() {
        JavaClasses offender = new ClassFileImporter().importClasses(WithInnerType.class);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> classes()
                        .should(NameNoInnerType.nameNoTypeOf(CoreClasses.ENGINE))
                        .check(offender))
                .withMessageContaining("asParameter")
                .withMessageContaining("asArgumentOfAType")
                .withMessageNotContaining("hidden");
    }

    private static JavaClasses offenders() {
        return new ClassFileImporter().importClasses(ClockHelper.class);
    }

    /** Breaks the rules; never run. */
    @SuppressWarnings("unused")
    private static final class ClockHelper {

        static final LongSupplier REFERENCE = System::nanoTime;
        static final Clock CLOCK = Clock.systemUTC();

        static Instant read() {
            return Instant.now();
        }
    }

    private record WithClient(HttpClient client) {}

    @SuppressWarnings("unused")
    private static final class GivenTime {

        static Instant read(Clock clock) {
            return Instant.now(clock);
        }
    }

    /** Names a type of the engine where callers see it, and where they do not; never run. */
    @SuppressWarnings("unused")
    static final class WithInnerType {

        private JobRecorder hidden;

        public void asParameter(JobRecorder recorder) {}

        public List<JobRecorder> asArgumentOfAType() {
            return List.of();
        }
    }
}
