/** Puts the parts together, and processes a job from its submit to its file on disk. */
@NullMarked
package dev.wanedit.engine;

import org.jspecify.annotations.NullMarked;
