/** Who is under test: an adapter, and what it can do beyond the contract. */
@NullMarked
package dev.wanedit.testkit.contract.subject;

import org.jspecify.annotations.NullMarked;
