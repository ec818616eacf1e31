/** The tests that are special to this adapter; the shared contract is in the testkit. */
@NullMarked
package dev.wanedit.transport.jdk;

import org.jspecify.annotations.NullMarked;
