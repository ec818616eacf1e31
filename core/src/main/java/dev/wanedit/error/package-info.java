/** The exceptions of wanedit: unchecked, in one sealed hierarchy. */
@NullMarked
package dev.wanedit.error;

import org.jspecify.annotations.NullMarked;
