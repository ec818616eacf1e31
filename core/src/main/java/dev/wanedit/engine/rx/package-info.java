/** Small building blocks for RxJava: threads, bulkheads, and guards so that errors reach the subscriber. */
@NullMarked
package dev.wanedit.engine.rx;

import org.jspecify.annotations.NullMarked;
