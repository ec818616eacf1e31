/** Code that all transports share, whatever HTTP library they use. */
@NullMarked
package dev.wanedit.exchange;

import org.jspecify.annotations.NullMarked;
