@NullMarked
package dev.wanedit.spring;

import org.jspecify.annotations.NullMarked;
