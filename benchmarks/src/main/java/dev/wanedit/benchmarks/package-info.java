/** What wanedit costs beside the vendor's SDK and bare HTTP clients. */
@NullMarked
package dev.wanedit.benchmarks;

import org.jspecify.annotations.NullMarked;
