/** TLS and proxies of the JDK's client. */
@NullMarked
package dev.wanedit.transport.jdk.connection;

import org.jspecify.annotations.NullMarked;
