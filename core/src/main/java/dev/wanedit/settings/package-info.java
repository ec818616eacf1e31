/** The settings that an application may choose for its client, as plain values. */
@NullMarked
package dev.wanedit.settings;

import org.jspecify.annotations.NullMarked;
