/**
 * The contract that every job store must fulfil, as tests: one class for each concern; all of them are run by a
 * subclass of {@link dev.wanedit.testkit.store.JobStoreContract}.
 */
@NullMarked
package dev.wanedit.testkit.store;

import org.jspecify.annotations.NullMarked;
