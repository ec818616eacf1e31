/** What a client reports while it works: steps of jobs, requests that are made again, warnings. */
@NullMarked
package dev.wanedit.event;

import org.jspecify.annotations.NullMarked;
