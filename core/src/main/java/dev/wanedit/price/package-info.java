/** What a job costs: billed time, prices and the quote. */
@NullMarked
package dev.wanedit.price;

import org.jspecify.annotations.NullMarked;
