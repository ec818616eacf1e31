/** The facts of media files, and the service's limits for them. */
@NullMarked
package dev.wanedit.media;

import org.jspecify.annotations.NullMarked;
