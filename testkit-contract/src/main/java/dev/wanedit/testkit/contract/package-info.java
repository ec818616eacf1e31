/**
 * The contract that every transport must fulfil, as tests: one class for each concern; all of them are run by a
 * subclass of {@link dev.wanedit.testkit.contract.TransportContract}.
 */
@NullMarked
package dev.wanedit.testkit.contract;

import org.jspecify.annotations.NullMarked;
