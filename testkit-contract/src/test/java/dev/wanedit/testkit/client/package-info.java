@NullMarked
package dev.wanedit.testkit.client;

import org.jspecify.annotations.NullMarked;
