/** Decorators around the ports, the only place that knows Resilience4j. */
@NullMarked
package dev.wanedit.resilience;

import org.jspecify.annotations.NullMarked;
