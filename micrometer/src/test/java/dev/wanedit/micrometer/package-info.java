@NullMarked
package dev.wanedit.micrometer;

import org.jspecify.annotations.NullMarked;
