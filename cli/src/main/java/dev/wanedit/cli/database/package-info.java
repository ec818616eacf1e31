/** Job stores in databases, which are only read. */
@NullMarked
package dev.wanedit.cli.database;

import org.jspecify.annotations.NullMarked;
