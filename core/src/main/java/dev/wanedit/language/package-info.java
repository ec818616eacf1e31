/** The texts of this library in other languages than English, which is their source. */
@NullMarked
package dev.wanedit.language;

import org.jspecify.annotations.NullMarked;
