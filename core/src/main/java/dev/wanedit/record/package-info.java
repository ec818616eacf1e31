/** The life of a job as it is stored: its record, its phases and the transitions between them. */
@NullMarked
package dev.wanedit.record;

import org.jspecify.annotations.NullMarked;
