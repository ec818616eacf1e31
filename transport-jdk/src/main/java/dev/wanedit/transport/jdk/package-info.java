/** The ports over {@code java.net.http} and Moshi. */
@NullMarked
package dev.wanedit.transport.jdk;

import org.jspecify.annotations.NullMarked;
