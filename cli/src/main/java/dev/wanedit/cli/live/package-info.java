/** A run against the real service, which compares what is assumed of it with what it does. */
@NullMarked
package dev.wanedit.cli.live;

import org.jspecify.annotations.NullMarked;
