/** What it costs to follow many tasks. */
@NullMarked
package dev.wanedit.benchmarks.follow;

import org.jspecify.annotations.NullMarked;
