/**
 * A small HTTP/1.1 server over plain JDK sockets that can also misbehave on purpose: it shares no line of code with any
 * HTTP client, so a fault of the client cannot hide in the server too.
 */
@NullMarked
package dev.wanedit.testkit.http;

import org.jspecify.annotations.NullMarked;
