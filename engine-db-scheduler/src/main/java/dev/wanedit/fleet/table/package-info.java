/** The fleet's tables, and the only SQL of the fleet. Internal: not for applications. */
@NullMarked
package dev.wanedit.fleet.table;

import org.jspecify.annotations.NullMarked;
