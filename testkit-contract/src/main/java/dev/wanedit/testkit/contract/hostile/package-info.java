/** What every transport must withstand from a hostile service. */
@NullMarked
package dev.wanedit.testkit.contract.hostile;

import org.jspecify.annotations.NullMarked;
