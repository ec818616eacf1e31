/** The part file of a result: its bytes, its journal, its lock, and the files beside it. */
@NullMarked
package dev.wanedit.engine.part;

import org.jspecify.annotations.NullMarked;
