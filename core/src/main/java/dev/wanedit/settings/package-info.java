/** What an application may set for its client, in plain values. */
@NullMarked
package dev.wanedit.settings;

import org.jspecify.annotations.NullMarked;
