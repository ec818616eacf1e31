package dev.wanedit.cli.report;

import java.time.Duration;

/**
 * How long an edit usually takes.
 *
 * @param time what most edits take
 * @param words the same for a reader
 */
public record UsualTime(Duration time, String words) {}
