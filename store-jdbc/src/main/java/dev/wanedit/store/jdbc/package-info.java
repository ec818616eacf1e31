/** The job store over JDBC: in its own file, or in the application's database. */
@NullMarked
package dev.wanedit.store.jdbc;

import org.jspecify.annotations.NullMarked;
