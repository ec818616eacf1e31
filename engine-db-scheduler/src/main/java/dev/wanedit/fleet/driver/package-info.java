/** What the one node does that drives the account: sends jobs, follows tasks, cancels. Internal: not for applications. */
@NullMarked
package dev.wanedit.fleet.driver;

import org.jspecify.annotations.NullMarked;
