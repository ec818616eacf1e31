/** Real database servers for tests, without Docker; the tests of other modules use them too. */
@NullMarked
package dev.wanedit.testserver;

import org.jspecify.annotations.NullMarked;
