/** What every transport must bear from a service that means harm. */
@NullMarked
package dev.wanedit.testkit.contract.hostile;

import org.jspecify.annotations.NullMarked;
