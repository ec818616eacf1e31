/** What the fleet knows of jobs and of the account: for applications. */
@NullMarked
package dev.wanedit.fleet.job;

import org.jspecify.annotations.NullMarked;
