package dev.wanedit.crash;

/** Ends a thread of a process that is dead: nothing catches it, so that nothing more is done by that process. */
final class Killed extends ThreadDeath {

    private static final long serialVersionUID = 1L;
}
