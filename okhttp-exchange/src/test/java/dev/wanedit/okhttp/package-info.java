@NullMarked
package dev.wanedit.okhttp;

import org.jspecify.annotations.NullMarked;
