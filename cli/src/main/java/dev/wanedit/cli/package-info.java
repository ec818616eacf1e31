/** The command line: an application that uses core and the transport on its class path, as users' applications do. */
@NullMarked
package dev.wanedit.cli;

import org.jspecify.annotations.NullMarked;
