/** Rules about the code as a whole: who may use whom, and what no class may do. */
@NullMarked
package dev.wanedit.architecture;

import org.jspecify.annotations.NullMarked;
