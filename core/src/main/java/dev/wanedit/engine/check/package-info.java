/** Checks a job and its media before anything is sent, and calculates what it will cost. */
@NullMarked
package dev.wanedit.engine.check;

import org.jspecify.annotations.NullMarked;
