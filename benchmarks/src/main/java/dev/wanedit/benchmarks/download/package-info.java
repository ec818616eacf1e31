/** What the download of a large result costs. */
@NullMarked
package dev.wanedit.benchmarks.download;

import org.jspecify.annotations.NullMarked;
