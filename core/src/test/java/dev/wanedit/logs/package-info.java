/** Where the log lines of tests go. */
@NullMarked
package dev.wanedit.logs;

import org.jspecify.annotations.NullMarked;
