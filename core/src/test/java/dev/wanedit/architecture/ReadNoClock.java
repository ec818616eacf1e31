package dev.wanedit.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * Time is a parameter: no class reads a clock of the machine or sleeps, neither by a call nor by a method reference. A
 * {@code now} that is given a clock is free.
 */
final class ReadNoClock extends ArchCondition<JavaClass> {

    private static final Set<String> CLOCKS = Set.of("java.time.Clock", "java.time.InstantSource");
    private static final Set<String> OF_JAVA_TIME = Set.of("now");
    private static final Map<String, Set<String>> FORBIDDEN = Map.ofEntries(
            Map.entry("java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
            Map.entry("java.lang.Thread", Set.of("sleep")),
            Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
            Map.entry(
                    "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds")),
            Map.entry("java.time.InstantSource", Set.of("system")),
            Map.entry("java.time.Instant", OF_JAVA_TIME),
            Map.entry("java.time.LocalDate", OF_JAVA_TIME),
            Map.entry("java.time.LocalTime", OF_JAVA_TIME),
            Map.entry("java.time.LocalDateTime", OF_JAVA_TIME),
            Map.entry("java.time.OffsetDateTime", OF_JAVA_TIME),
            Map.entry("java.time.ZonedDateTime", OF_JAVA_TIME),
            Map.entry("java.util.Date", Set.of("<init>")),
            Map.entry("java.util.Calendar", Set.of("getInstance")));

    private final Set<String> exempt;

    private ReadNoClock(Set<String> exempt, String description) {
        super(description);
        this.exempt = exempt;
    }

    static ReadNoClock readNoClock() {
        return new ReadNoClock(Set.of(), "read no clock of the machine and never sleep");
    }

    /** For the outermost edge, which takes a clock of the machine to hand it in. */
    static ReadNoClock onlyTakeAClock() {
        return new ReadNoClock(CLOCKS, "at most take a clock of the machine, not read it, and never sleep");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getAccessesFromSelf().stream()
                .filter(access -> access.getTarget() instanceof CodeUnitAccessTarget unit
                        && isForbidden(unit)
                        && !exempt.contains(unit.getOwner().getFullName()))
                .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
    }

    private static boolean isForbidden(CodeUnitAccessTarget unit) {
        boolean named =
                FORBIDDEN.getOrDefault(unit.getOwner().getFullName(), Set.of()).contains(unit.getName());
        boolean givenAClock = unit.getName().equals("now")
                && unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return named && !givenAClock;
    }
}
