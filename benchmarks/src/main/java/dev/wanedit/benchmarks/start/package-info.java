/** What a process costs from its start to its end, for one answer. */
@NullMarked
package dev.wanedit.benchmarks.start;

import org.jspecify.annotations.NullMarked;
