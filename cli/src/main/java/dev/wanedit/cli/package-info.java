/** The command line: an application that embeds core and whatever transport lies on its class path, as users do. */
@NullMarked
package dev.wanedit.cli;

import org.jspecify.annotations.NullMarked;
