@NullMarked
package dev.wanedit.sdk;

import org.jspecify.annotations.NullMarked;
