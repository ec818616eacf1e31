/**
 * The simulated service: the requests that it accepts, the course of tasks, its answers. It has no faults and no
 * sockets.
 */
@NullMarked
package dev.wanedit.testkit.service;

import org.jspecify.annotations.NullMarked;
