package dev.wanedit.cli.report;

import java.time.Duration;

/**
 * How long an edit usually takes.
 *
 * @param time the time of most edits
 * @param words the same as text
 */
public record TypicalDuration(Duration time, String words) {}
