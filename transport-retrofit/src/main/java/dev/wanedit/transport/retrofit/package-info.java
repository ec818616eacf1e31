/** The ports over Retrofit, Moshi, RxJava 3 and OkHttp. */
@NullMarked
package dev.wanedit.transport.retrofit;

import org.jspecify.annotations.NullMarked;
