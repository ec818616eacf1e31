/** Records in the job store what is about to happen, and what the service reported. */
@NullMarked
package dev.wanedit.engine.recording;

import org.jspecify.annotations.NullMarked;
