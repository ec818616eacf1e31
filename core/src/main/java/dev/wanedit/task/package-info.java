/** What is known of a task at the service, and the state machine of a job's life. No I/O, no clock. */
@NullMarked
package dev.wanedit.task;

import org.jspecify.annotations.NullMarked;
