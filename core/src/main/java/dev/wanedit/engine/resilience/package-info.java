/** Rate limits of the account, retries of requests that may be repeated, and the pause after refused submits. */
@NullMarked
package dev.wanedit.engine.resilience;

import org.jspecify.annotations.NullMarked;
