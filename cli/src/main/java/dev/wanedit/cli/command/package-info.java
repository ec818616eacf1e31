/** The commands. */
@NullMarked
package dev.wanedit.cli.command;

import org.jspecify.annotations.NullMarked;
