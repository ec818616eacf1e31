@NullMarked
package dev.wanedit.testkit.http;

import org.jspecify.annotations.NullMarked;
