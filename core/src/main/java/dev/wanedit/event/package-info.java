/** What an application is notified of: the steps of jobs, faults that are retried, and bytes that move. */
@NullMarked
package dev.wanedit.event;

import org.jspecify.annotations.NullMarked;
