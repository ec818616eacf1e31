/** Processes of the benchmarks: how they are started and asked, and what they cost. */
@NullMarked
package dev.wanedit.benchmarks.process;

import org.jspecify.annotations.NullMarked;
