/**
 * The contract that every transport keeps, as tests: a class for each concern, all of them run by a subclass of {@link
 * dev.wanedit.testkit.contract.TransportContract}.
 */
@NullMarked
package dev.wanedit.testkit.contract;

import org.jspecify.annotations.NullMarked;
