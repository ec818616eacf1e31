/** The job store over JDBC: in a file of its own, or in the application's database. */
@NullMarked
package dev.wanedit.store.jdbc;

import org.jspecify.annotations.NullMarked;
