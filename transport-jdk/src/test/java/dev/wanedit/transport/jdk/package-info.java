/** What is special to this adapter; the shared contract stands in the testkit. */
@NullMarked
package dev.wanedit.transport.jdk;

import org.jspecify.annotations.NullMarked;
