/** Where results go: for applications. */
@NullMarked
package dev.wanedit.fleet.result;

import org.jspecify.annotations.NullMarked;
