/** Tests of the probe: a corpus beside ffprobe's answers, hostile files, and mutated ones. */
@NullMarked
package dev.wanedit.probe;

import org.jspecify.annotations.NullMarked;
