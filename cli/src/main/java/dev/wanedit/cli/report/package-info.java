/** What is shown while a command works: progress for people, and events as JSON. */
@NullMarked
package dev.wanedit.cli.report;

import org.jspecify.annotations.NullMarked;
