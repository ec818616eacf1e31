/** The adapter under test, and its optional capabilities. */
@NullMarked
package dev.wanedit.testkit.contract.subject;

import org.jspecify.annotations.NullMarked;
