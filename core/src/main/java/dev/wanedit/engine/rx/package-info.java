/** Small building blocks for RxJava: threads, limits, and guards so that errors reach the subscriber. */
@NullMarked
package dev.wanedit.engine.rx;

import org.jspecify.annotations.NullMarked;
