/** Network settings: proxies, TLS, headers of the application, and the hosts that results may come from. */
@NullMarked
package dev.wanedit.network;

import org.jspecify.annotations.NullMarked;
