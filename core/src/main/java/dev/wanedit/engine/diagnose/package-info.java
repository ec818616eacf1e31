/** Checks the settings and the surroundings of a client, by calls that cost nothing. */
@NullMarked
package dev.wanedit.engine.diagnose;

import org.jspecify.annotations.NullMarked;
