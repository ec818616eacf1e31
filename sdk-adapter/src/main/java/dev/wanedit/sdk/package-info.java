/** The ports of core over the official DashScope Java SDK. */
@NullMarked
package dev.wanedit.sdk;

import org.jspecify.annotations.NullMarked;
