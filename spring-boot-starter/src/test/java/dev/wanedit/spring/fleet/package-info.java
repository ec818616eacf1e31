/** Tests of a node of a fleet in Spring Boot. */
@NullMarked
package dev.wanedit.spring.fleet;

import org.jspecify.annotations.NullMarked;
