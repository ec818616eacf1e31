/** The other options of commands, and how they configure a client. */
@NullMarked
package dev.wanedit.cli.option;

import org.jspecify.annotations.NullMarked;
