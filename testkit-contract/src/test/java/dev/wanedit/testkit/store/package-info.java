/** The suite for job stores, over stores in memory, honest and not. */
@NullMarked
package dev.wanedit.testkit.store;

import org.jspecify.annotations.NullMarked;
