/** What a command came to: results, faults, exit codes, and how they are written. */
@NullMarked
package dev.wanedit.cli.result;

import org.jspecify.annotations.NullMarked;
