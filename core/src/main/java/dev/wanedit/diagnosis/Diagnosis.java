package dev.wanedit.diagnosis;

import dev.wanedit.diagnosis.Check.State;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What was found about the settings and the surroundings of a client: one check for each {@link Subject}. */
public final class Diagnosis {

    private final List<Check> checks;

    /**
     * @param checks one for each subject, in any order
     * @throws IllegalArgumentException if a subject is missing or is there twice
     */
    public Diagnosis(List<Check> checks) {
        this.checks =
                checks.stream().sorted(Comparator.comparing(Check::subject)).toList();
        if (!this.checks.stream().map(Check::subject).toList().equals(List.of(Subject.values()))) {
            throw new IllegalArgumentException("A diagnosis has one check for each subject, not " + this.checks);
        }
    }

    /** All checks, in the order of the subjects. */
    public List<Check> checks() {
        return checks;
    }

    /** The check of this subject. */
    public Check check(Subject subject) {
        return checks.stream()
                .filter(check -> check.subject() == subject)
                .findFirst()
                .orElseThrow();
    }

    /** The same, with this check in place of the one of its subject: for an application that knows more. */
    public Diagnosis with(Check check) {
        return new Diagnosis(checks.stream()
                .map(old -> old.subject() == check.subject() ? check : old)
                .toList());
    }

    /** The checks that found a fault; empty if there is none. */
    public List<Check> faults() {
        return checks.stream().filter(check -> check.state() == State.FAULT).toList();
    }

    /** True if no check found a fault. */
    public boolean well() {
        return faults().isEmpty();
    }

    @Override
    public String toString() {
        return checks.stream().map(Check::toString).collect(Collectors.joining("; ", "Diagnosis[", "]"));
    }
}
