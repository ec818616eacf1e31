/** The command line's own back end of slf4j: shows only wanedit's log lines, and only with {@code -v}. */
@NullMarked
package dev.wanedit.cli.log;

import org.jspecify.annotations.NullMarked;
