/**
 * A small HTTP/1.1 server over plain JDK sockets that can also misbehave on purpose: it shares no code with any HTTP
 * client, so a fault of a client cannot be hidden by the same fault in the server.
 */
@NullMarked
package dev.wanedit.testkit.http;

import org.jspecify.annotations.NullMarked;
