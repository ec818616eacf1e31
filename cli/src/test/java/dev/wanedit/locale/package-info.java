/** What a machine's locale and default charset must not change. */
@NullMarked
package dev.wanedit.locale;

import org.jspecify.annotations.NullMarked;
