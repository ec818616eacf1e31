@NullMarked
package dev.wanedit.fleet.driver;

import org.jspecify.annotations.NullMarked;
