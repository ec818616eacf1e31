/** Sockets, TLS, names and proxies below OkHttp. */
@NullMarked
package dev.wanedit.okhttp.connection;

import org.jspecify.annotations.NullMarked;
