/** Metrics of a client, and observations of its jobs, by Micrometer. */
@NullMarked
package dev.wanedit.micrometer;

import org.jspecify.annotations.NullMarked;
