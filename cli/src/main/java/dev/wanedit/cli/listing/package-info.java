/** Lists the jobs of a store. */
@NullMarked
package dev.wanedit.cli.listing;

import org.jspecify.annotations.NullMarked;
