/** What the exchanges of all transports have in common, whatever HTTP library they use. */
@NullMarked
package dev.wanedit.exchange;

import org.jspecify.annotations.NullMarked;
