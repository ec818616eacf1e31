/** The words of the command line in the language of its user. */
@NullMarked
package dev.wanedit.cli.language;

import org.jspecify.annotations.NullMarked;
