/** What every transport must do with proxies, TLS and headers. */
@NullMarked
package dev.wanedit.testkit.contract.network;

import org.jspecify.annotations.NullMarked;
