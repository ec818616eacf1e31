/** The outcome of a command: results, faults, exit codes, and their output. */
@NullMarked
package dev.wanedit.cli.result;

import org.jspecify.annotations.NullMarked;
