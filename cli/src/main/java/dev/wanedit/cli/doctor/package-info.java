/** The command that says why nothing works. */
@NullMarked
package dev.wanedit.cli.doctor;

import org.jspecify.annotations.NullMarked;
