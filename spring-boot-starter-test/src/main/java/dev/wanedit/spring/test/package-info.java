/** Tests of a Spring application with a fake of the service. */
@NullMarked
package dev.wanedit.spring.test;

import org.jspecify.annotations.NullMarked;
