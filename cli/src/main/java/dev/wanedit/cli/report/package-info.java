/** Output while a command runs: progress for people, and events as JSON. */
@NullMarked
package dev.wanedit.cli.report;

import org.jspecify.annotations.NullMarked;
