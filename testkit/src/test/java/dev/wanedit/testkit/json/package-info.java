@NullMarked
package dev.wanedit.testkit.json;

import org.jspecify.annotations.NullMarked;
