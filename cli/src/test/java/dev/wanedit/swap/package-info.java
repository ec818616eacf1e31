/** Shows that one transport can stand in for another. */
@NullMarked
package dev.wanedit.swap;

import org.jspecify.annotations.NullMarked;
