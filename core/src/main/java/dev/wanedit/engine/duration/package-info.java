/** How long edits run, as this account showed it. Pure: no I/O, no clock, no threads. */
@NullMarked
package dev.wanedit.engine.duration;

import org.jspecify.annotations.NullMarked;
