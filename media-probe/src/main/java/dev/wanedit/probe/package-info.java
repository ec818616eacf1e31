/** Reads the headers of videos and images, within bounds and without a library. */
@NullMarked
package dev.wanedit.probe;

import org.jspecify.annotations.NullMarked;
