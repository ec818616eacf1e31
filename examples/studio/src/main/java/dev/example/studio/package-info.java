/** The studio: a service with a web page that edits videos. */
@NullMarked
package dev.example.studio;

import org.jspecify.annotations.NullMarked;
