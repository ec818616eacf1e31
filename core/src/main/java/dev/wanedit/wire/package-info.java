/** The service's JSON as plain records, the mapping to and from the domain, and the classification of errors. */
@NullMarked
package dev.wanedit.wire;

import org.jspecify.annotations.NullMarked;
