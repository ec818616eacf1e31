@NullMarked
package dev.wanedit.store.jdbc;

import org.jspecify.annotations.NullMarked;
