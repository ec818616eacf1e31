/** The use cases: quote, submit, follow, wait, cancel, download. */
@NullMarked
package dev.wanedit.engine;

import org.jspecify.annotations.NullMarked;
