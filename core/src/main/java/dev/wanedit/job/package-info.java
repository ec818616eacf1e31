/** The edit job, its parameters, and the rules that are checked before anything is sent. */
@NullMarked
package dev.wanedit.job;

import org.jspecify.annotations.NullMarked;
