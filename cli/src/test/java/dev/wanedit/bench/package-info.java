/** Programs that measure; no test runs them. */
@NullMarked
package dev.wanedit.bench;

import org.jspecify.annotations.NullMarked;
