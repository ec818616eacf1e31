/** Jobs on several nodes with one account: any node takes a job, one at a time drives the account, all download. */
@NullMarked
package dev.wanedit.fleet;

import org.jspecify.annotations.NullMarked;
