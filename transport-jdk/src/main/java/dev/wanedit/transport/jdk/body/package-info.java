/** Bodies of requests and answers. */
@NullMarked
package dev.wanedit.transport.jdk.body;

import org.jspecify.annotations.NullMarked;
