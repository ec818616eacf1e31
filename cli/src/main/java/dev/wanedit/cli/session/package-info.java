/** A running command with its client and its job store. */
@NullMarked
package dev.wanedit.cli.session;

import org.jspecify.annotations.NullMarked;
