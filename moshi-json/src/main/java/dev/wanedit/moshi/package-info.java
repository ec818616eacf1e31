/**
 * The JSON of the transports that use Moshi: how they read the service's answers and write its requests. Internal to wanedit's
 * adapters; it may change with any version.
 */
@NullMarked
package dev.wanedit.moshi;

import org.jspecify.annotations.NullMarked;
