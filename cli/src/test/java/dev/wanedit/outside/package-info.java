/** A service of another make than the fake of the testkit: it holds an account to its limits, and counts. */
@NullMarked
package dev.wanedit.outside;

import org.jspecify.annotations.NullMarked;
