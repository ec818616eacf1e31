/** The contract of transports, for adapters over OkHttp. */
@NullMarked
package dev.wanedit.okhttp.contract;

import org.jspecify.annotations.NullMarked;
