/** Holds what the README and the other pages show and say. */
@NullMarked
package dev.wanedit.readme;

import org.jspecify.annotations.NullMarked;
