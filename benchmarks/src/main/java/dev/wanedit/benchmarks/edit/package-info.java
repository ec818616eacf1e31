/** Short edits, from submit to file. */
@NullMarked
package dev.wanedit.benchmarks.edit;

import org.jspecify.annotations.NullMarked;
