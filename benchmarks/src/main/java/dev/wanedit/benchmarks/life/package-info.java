/** What whole lives of tasks cost: submit, follow, result noticed. */
@NullMarked
package dev.wanedit.benchmarks.life;

import org.jspecify.annotations.NullMarked;
