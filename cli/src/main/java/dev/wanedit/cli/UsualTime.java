package dev.wanedit.cli;

import java.time.Duration;

/**
 * How long an edit usually takes.
 *
 * @param time what most edits take
 * @param words the same for a reader
 */
record UsualTime(Duration time, String words) {}
