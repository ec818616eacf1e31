/** Follows tasks by polling until they end. */
@NullMarked
package dev.wanedit.engine.follow;

import org.jspecify.annotations.NullMarked;
