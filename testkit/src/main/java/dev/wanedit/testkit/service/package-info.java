/** The simulated service: what it accepts, what becomes of a task, what it answers. It knows no faults, no sockets. */
@NullMarked
package dev.wanedit.testkit.service;

import org.jspecify.annotations.NullMarked;
