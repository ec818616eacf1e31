/** What one query costs each client. */
@NullMarked
package dev.wanedit.benchmarks.query;

import org.jspecify.annotations.NullMarked;
