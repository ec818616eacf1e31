/** Holds what the README shows and says. */
@NullMarked
package dev.wanedit.readme;

import org.jspecify.annotations.NullMarked;
