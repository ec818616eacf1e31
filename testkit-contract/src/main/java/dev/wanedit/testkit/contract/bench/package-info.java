/** Tools for the parts of the contract. */
@NullMarked
package dev.wanedit.testkit.contract.bench;

import org.jspecify.annotations.NullMarked;
