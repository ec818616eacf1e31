/** Small pieces for RxJava: threads, bulkheads, and errors that must reach the subscriber. */
@NullMarked
package dev.wanedit.engine.rx;

import org.jspecify.annotations.NullMarked;
