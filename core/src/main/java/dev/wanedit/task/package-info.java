/** Values about tasks at the service: ids, statuses, snapshots, results and lists. No I/O, no clock. */
@NullMarked
package dev.wanedit.task;

import org.jspecify.annotations.NullMarked;
