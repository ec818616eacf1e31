/** What each node does: takes jobs, downloads results, delivers changes, and sets up db-scheduler. Internal: not for applications. */
@NullMarked
package dev.wanedit.fleet.node;

import org.jspecify.annotations.NullMarked;
