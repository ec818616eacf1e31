/** The command line's own back end of slf4j: shows wanedit's log lines where {@code -v} asks for them, and nothing else. */
@NullMarked
package dev.wanedit.cli.log;

import org.jspecify.annotations.NullMarked;
