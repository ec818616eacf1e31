/** JSON for the fake, which shares no JSON library with the adapters that it tests. */
@NullMarked
package dev.wanedit.testkit.json;

import org.jspecify.annotations.NullMarked;
