/** Kills a process that runs jobs at every step, goes on in another one, and looks at what the service and the disk say. */
@NullMarked
package dev.wanedit.crash;

import org.jspecify.annotations.NullMarked;
