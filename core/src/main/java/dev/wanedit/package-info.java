/** What an application imports first: the client, its builder, and the handle of a submitted job. */
@NullMarked
package dev.wanedit;

import org.jspecify.annotations.NullMarked;
