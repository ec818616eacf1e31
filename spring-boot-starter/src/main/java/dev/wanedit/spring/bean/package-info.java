/** How the starter finds beans of the application. Internal to the starter; it may change with any version. */
@NullMarked
package dev.wanedit.spring.bean;

import org.jspecify.annotations.NullMarked;
