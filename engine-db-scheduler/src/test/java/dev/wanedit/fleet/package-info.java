@NullMarked
package dev.wanedit.fleet;

import org.jspecify.annotations.NullMarked;
