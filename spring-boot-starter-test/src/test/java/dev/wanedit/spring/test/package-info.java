@NullMarked
package dev.wanedit.spring.test;

import org.jspecify.annotations.NullMarked;
