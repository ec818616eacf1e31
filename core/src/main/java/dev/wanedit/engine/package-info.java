/** Puts the parts together and takes one job from its submit to its file. */
@NullMarked
package dev.wanedit.engine;

import org.jspecify.annotations.NullMarked;
