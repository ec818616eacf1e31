/** Kills a process that runs jobs at every step, continues in another one, and checks the service and the disk. */
@NullMarked
package dev.wanedit.crash;

import org.jspecify.annotations.NullMarked;
