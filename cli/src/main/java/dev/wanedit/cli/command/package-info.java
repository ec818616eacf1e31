/** The commands of the command line, one class each, and the code that only they use. */
@NullMarked
package dev.wanedit.cli.command;

import org.jspecify.annotations.NullMarked;
