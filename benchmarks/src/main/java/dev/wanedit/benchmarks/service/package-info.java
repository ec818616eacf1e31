/** The services that clients are measured against; each is a process of its own. */
@NullMarked
package dev.wanedit.benchmarks.service;

import org.jspecify.annotations.NullMarked;
