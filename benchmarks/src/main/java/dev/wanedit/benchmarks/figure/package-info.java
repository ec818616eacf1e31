/** Figures that were measured several times. */
@NullMarked
package dev.wanedit.benchmarks.figure;

import org.jspecify.annotations.NullMarked;
