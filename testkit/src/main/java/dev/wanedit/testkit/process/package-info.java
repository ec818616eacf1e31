/** Other JVMs, for tests that cannot run in their own JVM: a full heap, a killed process, a second process. */
@NullMarked
package dev.wanedit.testkit.process;

import org.jspecify.annotations.NullMarked;
