/** The way to hosts: proxies, TLS, headers of the application, and which hosts results may come from. */
@NullMarked
package dev.wanedit.network;

import org.jspecify.annotations.NullMarked;
