@NullMarked
package dev.wanedit.fleet.node;

import org.jspecify.annotations.NullMarked;
