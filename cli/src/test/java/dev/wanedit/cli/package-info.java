@NullMarked
package dev.wanedit.cli;

import org.jspecify.annotations.NullMarked;
