/** The contract suite, held against an honest transport and against dishonest ones. */
@NullMarked
package dev.wanedit.testkit.contract;

import org.jspecify.annotations.NullMarked;
