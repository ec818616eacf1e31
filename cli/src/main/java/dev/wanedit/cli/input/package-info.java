/** The input: the options of a job, and the lines of a batch file. */
@NullMarked
package dev.wanedit.cli.input;

import org.jspecify.annotations.NullMarked;
