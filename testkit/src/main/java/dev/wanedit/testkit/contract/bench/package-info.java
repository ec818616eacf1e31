/** What the parts of the contract work with. */
@NullMarked
package dev.wanedit.testkit.contract.bench;

import org.jspecify.annotations.NullMarked;
