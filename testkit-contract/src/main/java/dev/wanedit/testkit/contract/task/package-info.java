/** What every transport must do with tasks: create, query, list and cancel. */
@NullMarked
package dev.wanedit.testkit.contract.task;

import org.jspecify.annotations.NullMarked;
