/** Finds out whether a create request whose answer was lost has created a task. */
@NullMarked
package dev.wanedit.engine.reconcile;

import org.jspecify.annotations.NullMarked;
