@NullMarked
package dev.wanedit.transport.retrofit;

import org.jspecify.annotations.NullMarked;
