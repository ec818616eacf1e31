/** The simulated service: what it accepts, what becomes of a task, and what it answers. Knows no faults and no sockets. */
@NullMarked
package dev.wanedit.testkit.service;

import org.jspecify.annotations.NullMarked;
