/** Reads settings from the environment and system properties, and chooses the transport. */
@NullMarked
package dev.wanedit.engine.config;

import org.jspecify.annotations.NullMarked;
