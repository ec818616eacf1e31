/** The clients that are compared, each as one query. */
@NullMarked
package dev.wanedit.benchmarks.kind;

import org.jspecify.annotations.NullMarked;
