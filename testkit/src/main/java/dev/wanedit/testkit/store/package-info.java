/**
 * The contract that every job store keeps, as tests: a class for each concern, all of them run by a subclass of {@link
 * dev.wanedit.testkit.store.JobStoreContract}.
 */
@NullMarked
package dev.wanedit.testkit.store;

import org.jspecify.annotations.NullMarked;
