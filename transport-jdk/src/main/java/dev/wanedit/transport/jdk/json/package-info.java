/** JSON by Moshi. */
@NullMarked
package dev.wanedit.transport.jdk.json;

import org.jspecify.annotations.NullMarked;
