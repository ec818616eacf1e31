/** The storage of the simulated service: uploads, and the files of results. */
@NullMarked
package dev.wanedit.testkit.service.storage;

import org.jspecify.annotations.NullMarked;
