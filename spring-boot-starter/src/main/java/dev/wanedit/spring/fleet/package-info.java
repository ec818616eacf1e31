/** A node of a fleet in Spring Boot: {@code wanedit.engine=db-scheduler}. */
@NullMarked
package dev.wanedit.spring.fleet;

import org.jspecify.annotations.NullMarked;
