/** Code that all transports share, with every HTTP library. */
@NullMarked
package dev.wanedit.exchange;

import org.jspecify.annotations.NullMarked;
