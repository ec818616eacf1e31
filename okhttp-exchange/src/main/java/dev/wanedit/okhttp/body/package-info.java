/** Bodies of requests and answers. */
@NullMarked
package dev.wanedit.okhttp.body;

import org.jspecify.annotations.NullMarked;
