/** Tables of jobs for spreadsheets, with their sums. */
@NullMarked
package dev.wanedit.cli.sheet;

import org.jspecify.annotations.NullMarked;
