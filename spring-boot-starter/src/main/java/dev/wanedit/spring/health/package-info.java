/** Health as Spring Boot 3 and 4 have it, each in packages of its own. Internal to the starter; it may change with any version. */
@NullMarked
package dev.wanedit.spring.health;

import org.jspecify.annotations.NullMarked;
