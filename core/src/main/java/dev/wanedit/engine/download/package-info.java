/** Downloads results into part files, and renames complete ones to their targets. */
@NullMarked
package dev.wanedit.engine.download;

import org.jspecify.annotations.NullMarked;
