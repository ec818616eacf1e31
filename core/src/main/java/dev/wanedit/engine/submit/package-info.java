/** Sends a job exactly once. */
@NullMarked
package dev.wanedit.engine.submit;

import org.jspecify.annotations.NullMarked;
