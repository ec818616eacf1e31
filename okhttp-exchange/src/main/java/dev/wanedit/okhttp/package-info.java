/**
 * What the adapters whose HTTP stack is OkHttp share: its set-up, the life of an exchange, uploads and downloads. Internal
 * to wanedit's adapters: an application has no use for it, and it may change with any version.
 */
@NullMarked
package dev.wanedit.okhttp;

import org.jspecify.annotations.NullMarked;
