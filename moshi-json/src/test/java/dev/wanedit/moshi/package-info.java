@NullMarked
package dev.wanedit.moshi;

import org.jspecify.annotations.NullMarked;
