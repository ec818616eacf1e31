@NullMarked
package dev.wanedit.fleet.table;

import org.jspecify.annotations.NullMarked;
