/** Writes the log lines of exchanges and jobs, and masks the key in them. */
@NullMarked
package dev.wanedit.engine.log;

import org.jspecify.annotations.NullMarked;
