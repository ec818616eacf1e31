package dev.wanedit.cli.live;

import dev.wanedit.task.Redaction;

/**
 * What a run found about one assumption.
 *
 * @param outcome whether it holds
 * @param found what was seen, as a sentence
 */
record Finding(Assumption assumption, Outcome outcome, String found) {

    /** Whether an assumption holds. */
    enum Outcome {
        HOLDS,
        DOES_NOT_HOLD,
        NOT_DECIDED
    }

    Finding {
        found = Redaction.redact(found, 500);
    }

    static Finding of(Assumption assumption, boolean holds, String found) {
        return new Finding(assumption, holds ? Outcome.HOLDS : Outcome.DOES_NOT_HOLD, found);
    }

    static Finding undecided(Assumption assumption, String why) {
        return new Finding(assumption, Outcome.NOT_DECIDED, why);
    }
}
