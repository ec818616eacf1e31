/** Everything that can go wrong: one sealed tree of unchecked exceptions. */
@NullMarked
package dev.wanedit.error;

import org.jspecify.annotations.NullMarked;
