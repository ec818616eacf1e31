/** Writes to the job store: what is about to happen, and what the service said. */
@NullMarked
package dev.wanedit.engine.ledger;

import org.jspecify.annotations.NullMarked;
