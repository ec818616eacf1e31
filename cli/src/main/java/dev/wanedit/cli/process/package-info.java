/** What a command finds around it: streams, terminal, clock, folders, and what is said when it is interrupted. */
@NullMarked
package dev.wanedit.cli.process;

import org.jspecify.annotations.NullMarked;
