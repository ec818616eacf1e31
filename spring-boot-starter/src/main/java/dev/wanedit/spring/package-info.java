/** wanedit in Spring Boot 3.5 and 4: an application sets {@code wanedit.*} and injects the client. */
@NullMarked
package dev.wanedit.spring;

import org.jspecify.annotations.NullMarked;
