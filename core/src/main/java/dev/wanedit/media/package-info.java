/** The facts of media files, and the limits of the service that they are held against. */
@NullMarked
package dev.wanedit.media;

import org.jspecify.annotations.NullMarked;
