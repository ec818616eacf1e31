/** Shows that one transport can replace another. */
@NullMarked
package dev.wanedit.swap;

import org.jspecify.annotations.NullMarked;
