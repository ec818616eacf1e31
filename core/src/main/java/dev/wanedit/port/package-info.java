/** The driven ports that a transport implements, and how a transport is found. */
@NullMarked
package dev.wanedit.port;

import org.jspecify.annotations.NullMarked;
