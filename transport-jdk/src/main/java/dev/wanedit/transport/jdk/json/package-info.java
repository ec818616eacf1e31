/**
 * JSON by Moshi. The transports {@code jdk} and {@code retrofit} each have this package with the same source, since a module
 * for three small classes would be one more jar in every application. A test fails if the two differ.
 */
@NullMarked
package dev.wanedit.transport.jdk.json;

import org.jspecify.annotations.NullMarked;
