/** The page about the jobs of a folder: one file that holds all that it needs. */
@NullMarked
package dev.wanedit.cli.gallery;

import org.jspecify.annotations.NullMarked;
