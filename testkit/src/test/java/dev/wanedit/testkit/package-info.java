@NullMarked
package dev.wanedit.testkit;

import org.jspecify.annotations.NullMarked;
