/** Other JVMs, for what a test must not do to its own: use up the heap, be killed, be a second process. */
@NullMarked
package dev.wanedit.testkit.process;

import org.jspecify.annotations.NullMarked;
