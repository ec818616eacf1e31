/** Downloads results into part files, and gives them their names. */
@NullMarked
package dev.wanedit.engine.download;

import org.jspecify.annotations.NullMarked;
