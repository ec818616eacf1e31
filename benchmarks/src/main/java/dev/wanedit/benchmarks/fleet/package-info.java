/** A plan for a fleet that is larger than any machine of a developer: a simulation in virtual time. */
@NullMarked
package dev.wanedit.benchmarks.fleet;

import org.jspecify.annotations.NullMarked;
