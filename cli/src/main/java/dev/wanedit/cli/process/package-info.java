/** The environment of a command: streams, terminal, clock, folders, and the message when it is interrupted. */
@NullMarked
package dev.wanedit.cli.process;

import org.jspecify.annotations.NullMarked;
