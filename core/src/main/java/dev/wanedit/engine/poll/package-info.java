/**
 * Decides which task or which page of the list is asked for next. Pure: no I/O, no clock, no threads; moments are
 * nanoseconds of a clock that the caller reads.
 */
@NullMarked
package dev.wanedit.engine.poll;

import org.jspecify.annotations.NullMarked;
