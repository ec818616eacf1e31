/** How the jobs of a batch are run, and the page about them. */
@NullMarked
package dev.wanedit.cli.batch;

import org.jspecify.annotations.NullMarked;
